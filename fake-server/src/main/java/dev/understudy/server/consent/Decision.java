package dev.understudy.server.consent;

import dev.understudy.server.model.Session;
import dev.understudy.server.model.User;
import dev.understudy.server.session.Browser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user allows.
 *
 * @param asked what was asked
 * @param user who decided
 * @param browser at which browser
 * @param scopes what is granted: all that was asked for, or a part of it
 * @param consent whether the user was asked just now
 */
record Decision(AuthorizationRequest asked, User user, Browser browser, List<String> scopes, Consent consent) {

    Decision {
        scopes = List.copyOf(scopes);
    }

    /** These of the scopes that were asked for, as they were granted before. */
    static Decision asBefore(AuthorizationRequest asked, User user, Browser browser, List<String> scopes) {
        return new Decision(asked, user, browser, scopes, Consent.SKIPPED);
    }

    /** When the user signed in, if the client wants to know (OpenID Connect Core section 3.1.2.1, {@code max_age}). */
    Optional<Instant> authTime() {
        return asked.hints()
                .maxAge()
                .flatMap(age -> browser.session().accounts().stream()
                        .filter(account -> account.userSub().equals(user.sub()))
                        .map(Session.SignedIn::at)
                        .findFirst());
    }
}
