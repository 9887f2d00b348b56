package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.session.Browser;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends an authorization request: keeps the grant, makes the code, and words the answer. */
final class CodeIssuer {

    /** Google's is not documented; RFC 6749 section 4.1.2 recommends ten minutes at most. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final Records records;
    private final Clock clock;
    private final OpaqueTokens tokens;
    private final Profile profile;

    CodeIssuer(Surroundings surroundings) {
        this.records = surroundings.records();
        this.clock = surroundings.clock();
        this.tokens = surroundings.tokens();
        this.profile = surroundings.profile();
    }

    /** Whether this user has granted the project all that is asked for: the consent page may be left out. */
    boolean isGranted(AuthorizationRequest asked, User user) {
        return records.grants()
                .find(Records.grantKey(user.sub(), asked.project().id()))
                .filter(grant -> grant.scopes().containsAll(asked.scopes()))
                .isPresent();
    }

    /** The user consented just now. */
    Outcome consented(AuthorizationRequest asked, User user, Browser browser) {
        return granted(asked, user, browser, Consent.SHOWN);
    }

    /** The user consented earlier. */
    Outcome skipped(AuthorizationRequest asked, User user, Browser browser) {
        return granted(asked, user, browser, Consent.SKIPPED);
    }

    /** The user said no. */
    Outcome denied(AuthorizationRequest asked) {
        return failed(asked, new Answer(java.util.Map.of("error", "access_denied")), "The user did not consent.");
    }

    /** The request failed in a way that the client is told. */
    Outcome failed(AuthorizationRequest asked, Answer error, String why) {
        var answer = Answer.to(asked.state(), issuer(asked));
        for (var entry : error.values().entrySet()) {
            answer = answer.with(entry.getKey(), entry.getValue());
        }
        return new Outcome(answer, List.of(new Fact("client", asked.client().id()), Fact.why(why)));
    }

    private Optional<String> issuer(AuthorizationRequest asked) {
        return Optional.of(asked.issuer().toString()).filter(url -> profile.sendsIssuer());
    }

    private Outcome granted(AuthorizationRequest asked, User user, Browser browser, Consent consent) {
        var now = clock.now(asked.project().id());
        var grant = grant(asked, user, consent, now);
        String code = tokens.authorizationCode();
        records.codes().put(OpaqueTokens.key(code), code(asked, user, grant, isRefreshable(asked, consent), now));
        var facts = List.of(
                new Fact("client", asked.client().id()), new Fact("user", user.email()), new Fact("grant", grant.id()));
        return new Outcome(answer(asked, user, browser, consent, code), facts);
    }

    private Grant grant(AuthorizationRequest asked, User user, Consent consent, Instant now) {
        var fresh = new Grant(tokens.id(), user.sub(), asked.project().id(), Set.of(), now);
        return records.grants()
                .merge(Records.grantKey(user.sub(), asked.project().id()), fresh, grant -> {
                    var scopes = new HashSet<>(grant.scopes());
                    scopes.addAll(asked.scopes());
                    var grantedAt = consent == Consent.SHOWN ? now : grant.grantedAt();
                    return new Grant(grant.id(), grant.userSub(), grant.projectId(), scopes, grantedAt);
                });
    }

    /**
     * Installed apps always get a refresh token; Web clients only if they ask for offline access, and only when the user
     * was asked: the first time, or again on {@code prompt=consent}.
     */
    private static boolean isRefreshable(AuthorizationRequest asked, Consent consent) {
        return asked.client().type() == ClientType.DESKTOP || (asked.offline() && consent == Consent.SHOWN);
    }

    private static AuthorizationCode code(
            AuthorizationRequest asked, User user, Grant grant, boolean refreshable, Instant now) {
        return new AuthorizationCode(
                asked.client().id(),
                asked.delivery().redirectUri(),
                user.sub(),
                grant.id(),
                asked.project().id(),
                asked.scopes(),
                asked.pkce(),
                asked.nonce(),
                refreshable,
                now,
                now.plus(CODE_LIFETIME));
    }

    /** Captures show {@code authuser}, {@code hd} and {@code prompt} only where identity scopes were asked for. */
    private Answer answer(AuthorizationRequest asked, User user, Browser browser, Consent consent, String code) {
        var answer =
                Answer.to(asked.state(), issuer(asked)).with("code", code).with("scope", scopeList(asked.scopes()));
        if (!Scopes.askIdentity(asked.scopes())) {
            return answer;
        }
        return answer.withAny("authuser", browser.authuser(user).map(String::valueOf))
                .withAny("hd", user.hostedDomain())
                .with("prompt", consent.prompt());
    }

    /** The short names of OpenID Connect come first, then every canonical scope. */
    private static String scopeList(List<String> canonical) {
        var names = new ArrayList<String>();
        if (canonical.contains(Scopes.EMAIL)) {
            names.add("email");
        }
        if (canonical.contains(Scopes.PROFILE)) {
            names.add("profile");
        }
        names.addAll(canonical);
        return String.join(" ", names);
    }

    /** Whether the consent page was shown. */
    private enum Consent {
        SHOWN("consent"),
        SKIPPED("none");

        private final String prompt;

        Consent(String prompt) {
            this.prompt = prompt;
        }

        /** The answer's {@code prompt}. */
        String prompt() {
            return prompt;
        }
    }
}
