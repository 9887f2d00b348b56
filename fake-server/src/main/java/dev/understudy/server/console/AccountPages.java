package dev.understudy.server.console;

import dev.understudy.server.model.AccountState;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.page.GrantRow;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The accounts, and what each has allowed to whom: Google's page "Third-party apps and services". */
final class AccountPages {

    private final ConsoleSurroundings surroundings;

    AccountPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(
                Page.of("/accounts", "accounts", this::list).doing("create", this::create),
                Page.of("/accounts/{account}", "accounts", this::show)
                        .doing("revoke", this::revoke)
                        .doing("state", this::setState)
                        .doing("delete", this::delete));
    }

    private ConsoleSheet list(Visit visit) {
        return visit.frame()
                .sheet("Accounts", "accounts")
                .with(
                        "users",
                        surroundings
                                .records()
                                .users()
                                .all()
                                .sorted(Comparator.comparing(User::email))
                                .toList());
    }

    private Reply create(Visit visit) {
        var domain = Optional.of(visit.field("domain")).filter(text -> !text.isEmpty());
        var user = surroundings
                .administrator()
                .createAccount(visit.required("email", "E-mail address"), visit.required("name", "Name"), domain);
        return visit.done(ConsoleFrame.path("accounts", user.sub()), "The account was created.");
    }

    private ConsoleSheet show(Visit visit) {
        var user = user(visit);
        var grants = surroundings
                .records()
                .grants()
                .all()
                .filter(grant -> grant.userSub().equals(user.sub()))
                .map(this::row)
                .toList();
        return visit.frame()
                .sheet(user.name(), "account")
                .with("user", user)
                .with("grants", grants)
                .with("states", List.of(AccountState.values()));
    }

    private GrantRow row(Grant grant) {
        String app = surroundings.records().appName(grant.projectId()).orElse(grant.projectId());
        var scopes = grant.scopes().stream()
                .sorted()
                .map(scope -> Scopes.find(scope)
                        .map(Scope::consentText)
                        .filter(text -> !text.isEmpty())
                        .orElse(scope))
                .toList();
        return new GrantRow(grant.projectId(), app, LabPage.words(grant.grantedAt()), scopes);
    }

    private Reply revoke(Visit visit) {
        var user = user(visit);
        String project = visit.required("app", "The app");
        var grant = surroundings
                .records()
                .grants()
                .find(Records.grantKey(user.sub(), project))
                .orElseThrow(
                        () -> new IllegalArgumentException(user.email() + " has allowed " + project + " nothing."));
        surroundings.life().end(grant, "The user removed the app's access to the account.");
        return visit.done("The app has no access any more: every token of it is dead.");
    }

    private Reply setState(Visit visit) {
        var user = user(visit);
        surroundings.administrator().setState(user.email(), visit.choice("state", AccountState.class));
        return visit.done("The account's state was changed.");
    }

    private Reply delete(Visit visit) {
        var user = user(visit);
        surroundings.administrator().deleteAccount(user.email());
        return visit.done(ConsoleFrame.path("accounts"), "The account " + user.email() + " was deleted.");
    }

    private User user(Visit visit) {
        String sub = visit.named("account");
        return Visit.found(surroundings.records().users().find(sub), "There is no account " + sub + ".");
    }
}
