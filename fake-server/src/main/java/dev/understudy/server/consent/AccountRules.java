package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Session;
import dev.understudy.server.model.User;
import dev.understudy.server.session.Browser;
import dev.understudy.server.store.Records;
import java.util.List;
import java.util.Optional;

/** Whose account a request is about. */
final class AccountRules {

    private final Records records;
    private final Clock clock;

    AccountRules(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** The account that needs no asking: the one hinted at, or the only one signed in; a fake asks for no password. */
    Optional<User> plain(AuthorizationRequest asked, Browser browser) {
        if (asked.prompt().forcesChoice()) {
            return Optional.empty();
        }
        return asked.hints().account().isPresent() && asked.hints().maxAge().isEmpty()
                ? asked.hints()
                        .account()
                        .flatMap(this::find)
                        .filter(user -> records.knows(asked.project().id(), user))
                : signedIn(asked, browser);
    }

    /** Who answers without being asked, if the request is not about somebody else: then no page asks who is there. */
    Optional<User> deciding(AuthorizationRequest asked) {
        return asked.hints().account().isPresent()
                ? asked.hints()
                        .account()
                        .flatMap(this::find)
                        .filter(user -> records.knows(asked.project().id(), user))
                        .filter(user -> user.decides().isPresent())
                : records.usersOf(asked.project().id())
                        .filter(user -> user.decides().isPresent())
                        .findFirst();
    }

    /** The account that is signed in, recently enough, and needs no asking. */
    Optional<User> signedIn(AuthorizationRequest asked, Browser browser) {
        var users = signedIn(browser);
        var hints = asked.hints();
        Optional<User> user;
        if (hints.account().isPresent()) {
            user = hints.account().flatMap(this::find).filter(users::contains);
        } else if (hints.authuser().filter(index -> index < users.size()).isPresent()) {
            user = hints.authuser().map(users::get);
        } else {
            user = users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
        }
        return user.filter(found -> records.knows(asked.project().id(), found))
                .filter(found -> isRecent(found, asked, browser));
    }

    /** Whether only the user can say which of those signed in is meant. */
    boolean mustChoose(AuthorizationRequest asked, Browser browser) {
        return asked.hints().account().isEmpty()
                && asked.hints().authuser().isEmpty()
                && signedIn(browser).size() > 1;
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

    private boolean isRecent(User user, AuthorizationRequest asked, Browser browser) {
        var now = clock.now(asked.project().id());
        return asked.hints()
                .maxAge()
                .map(age -> browser.session().accounts().stream()
                        .filter(account -> account.userSub().equals(user.sub()))
                        .anyMatch(account -> !account.at().plus(age).isBefore(now)))
                .orElse(true);
    }
}
