package dev.understudy.server.consent;

import dev.understudy.server.model.Session;
import dev.understudy.server.model.User;
import dev.understudy.server.session.Browser;
import dev.understudy.server.store.Records;
import java.util.List;
import java.util.Optional;

/** Whose account a request is about. */
final class AccountRules {

    private final Records records;

    AccountRules(Records records) {
        this.records = records;
    }

    /** The account that needs no asking: the one hinted at, or the only one signed in; a fake asks for no password. */
    Optional<User> plain(AuthorizationRequest asked, Browser browser) {
        if (asked.prompt().forcesChoice()) {
            return Optional.empty();
        }
        if (asked.loginHint().isPresent()) {
            return asked.loginHint().flatMap(this::find);
        }
        return only(signedIn(browser));
    }

    /** The account that is signed in and needs no asking. */
    Optional<User> signedIn(AuthorizationRequest asked, Browser browser) {
        var users = signedIn(browser);
        return asked.loginHint().isPresent()
                ? asked.loginHint().flatMap(this::find).filter(users::contains)
                : only(users);
    }

    /** Everybody signed in at this browser, in the order of {@code authuser}. */
    List<User> signedIn(Browser browser) {
        return browser.session().accounts().stream()
                .map(Session.SignedIn::userSub)
                .map(records.users()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The account of an address or a {@code sub}. */
    Optional<User> find(String hint) {
        return records.users().find(hint).or(() -> records.userByEmail(hint));
    }

    private static Optional<User> only(List<User> users) {
        return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
    }
}
