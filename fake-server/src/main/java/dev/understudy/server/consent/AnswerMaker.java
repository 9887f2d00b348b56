package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.IdTokenRequest;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ends an authorization request: makes what was asked for, and words the answer. */
final class AnswerMaker {

    /** Google's is not documented; RFC 6749 section 4.1.2 recommends ten minutes at most. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private static final Set<String> WITH_SUBTYPE = Set.of("interaction_required", "immediate_failed");

    private final Records records;
    private final GrantBook grants;
    private final Clock clock;
    private final Issuance issuance;
    private final IdTokens idTokens;
    private final OpaqueTokens tokens;
    private final Profile profile;

    AnswerMaker(Surroundings surroundings) {
        this.records = surroundings.records();
        this.grants = new GrantBook(surroundings);
        this.clock = surroundings.clock();
        this.issuance = surroundings.issuance();
        this.idTokens = surroundings.idTokens();
        this.tokens = surroundings.tokens();
        this.profile = surroundings.profile();
    }

    /** The user said no. */
    Outcome denied(AuthorizationRequest asked) {
        return failed(asked, "access_denied", "The user did not consent.");
    }

    /** The request failed in a way that the client is told. */
    Outcome failed(AuthorizationRequest asked, String error, String why) {
        var answer = Answer.to(asked.state(), issuer(asked), profile);
        // Captures of Google's carry error_subtype with these errors, and in this order.
        boolean subtype = WITH_SUBTYPE.contains(error) && !profile.namesWhatIsRequired();
        var worded = (subtype ? answer.with("error_subtype", "access_denied") : answer).with("error", error);
        return new Outcome(worded, List.of(new Fact("client", asked.client().id()), Fact.why(why)));
    }

    /** The user said yes, now or earlier. */
    Outcome granted(Decision decision) {
        var asked = decision.asked();
        var now = clock.now(asked.project().id());
        var grant = grants.keep(decision, now);
        var scopes = scopes(decision, grant);
        var answer = Answer.to(asked.state(), issuer(asked), profile);
        var code = Optional.<String>empty();
        if (asked.response().contains(ResponseType.CODE)) {
            code = Optional.of(code(decision, grant, scopes, now));
            answer = answer.withAny("code", code);
        }
        var accessToken = Optional.<String>empty();
        if (asked.response().contains(ResponseType.TOKEN)) {
            accessToken = Optional.of(accessToken(decision, grant, scopes, now));
            answer = answer.withAny("access_token", accessToken)
                    .with("token_type", "Bearer")
                    .with("expires_in", String.valueOf(Issuance.EXPIRES_IN));
        }
        boolean empty = asked.response().isEmpty();
        if (!empty && profile.tellsMoreThanTheCode()) {
            answer = answer.with("scope", scopeList(scopes));
        }
        if (asked.response().contains(ResponseType.ID_TOKEN)) {
            answer = answer.with("id_token", idToken(decision, scopes, now, code, accessToken));
        }
        return new Outcome(empty ? answer : withAccount(answer, decision), facts(decision, grant, code));
    }

    private Optional<String> issuer(AuthorizationRequest asked) {
        return Optional.of(asked.site().issuer()).filter(url -> profile.sendsIssuer());
    }

    /** With {@code include_granted_scopes} all that was ever granted to the project (Google, incremental authorization). */
    private static List<String> scopes(Decision decision, Grant grant) {
        if (!decision.asked().includesGranted()) {
            return decision.scopes();
        }
        var all = new LinkedHashSet<>(decision.scopes());
        grant.scopes().stream().sorted().forEach(all::add);
        return List.copyOf(all);
    }

    private String code(Decision decision, Grant grant, List<String> scopes, Instant now) {
        var asked = decision.asked();
        String code = tokens.authorizationCode();
        records.codes()
                .put(
                        OpaqueTokens.key(code),
                        new AuthorizationCode(
                                asked.client().id(),
                                asked.delivery().redirectUri(),
                                decision.user().sub(),
                                grant.id(),
                                asked.project().id(),
                                scopes,
                                asked.pkce(),
                                asked.nonce(),
                                isRefreshable(decision),
                                now,
                                now.plus(CODE_LIFETIME),
                                decision.authTime(),
                                asked.openIdRealm()));
        return code;
    }

    /**
     * Installed apps always get a refresh token; Web clients only if they ask for offline access, and only when the user
     * was asked: the first time, or again on {@code prompt=consent}.
     */
    private static boolean isRefreshable(Decision decision) {
        var asked = decision.asked();
        return asked.client().type().isInstalled() || (asked.offline() && decision.consent() == Consent.SHOWN);
    }

    private String accessToken(Decision decision, Grant grant, List<String> scopes, Instant now) {
        var asked = decision.asked();
        return issuance.accessToken(new AccessToken(
                asked.client().id(),
                asked.project().id(),
                decision.user().sub(),
                Optional.of(grant.id()),
                scopes,
                false,
                now,
                now.plus(Issuance.LIFETIME)));
    }

    private String idToken(
            Decision decision, List<String> scopes, Instant now, Optional<String> code, Optional<String> accessToken) {
        var asked = decision.asked();
        var request = new IdTokenRequest(asked.site(), asked.client().id(), scopes, now)
                .asked(asked.nonce(), decision.authTime(), asked.openIdRealm());
        request = code.map(request::withCode).orElse(request);
        request = accessToken.map(request::withAccessToken).orElse(request);
        return idTokens.ofUser(decision.user(), request);
    }

    /** Captures show {@code authuser}, {@code hd} and {@code prompt} only where identity scopes were asked for. */
    private Answer withAccount(Answer answer, Decision decision) {
        if (!profile.tellsMoreThanTheCode()
                || !Scopes.askIdentity(decision.asked().scopes())) {
            return answer;
        }
        var user = decision.user();
        return answer.withAny("authuser", decision.browser().authuser(user).map(String::valueOf))
                .withAny("hd", user.hostedDomain())
                .with("prompt", decision.consent().prompt());
    }

    private static List<Fact> facts(Decision decision, Grant grant, Optional<String> code) {
        var facts = new ArrayList<>(List.of(
                new Fact("client", decision.asked().client().id()),
                new Fact("user", decision.user().email()),
                new Fact("grant", grant.id())));
        code.map(OpaqueTokens::key).ifPresent(key -> facts.add(new Fact(Fact.GAVE_CODE, key)));
        return facts;
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
}
