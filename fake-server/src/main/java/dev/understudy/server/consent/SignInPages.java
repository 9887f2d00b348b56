package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.PendingAuthorization;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountChooser;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.IdentifierPage;
import dev.understudy.server.page.Notice;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Optional;

/** The pages that ask who is there: a list of the accounts, and a field for an address. A fake asks for no password. */
final class SignInPages {

    private static final String SIGN_OUT = "/Logout";

    private final Records records;
    private final Clock clock;
    private final Profile profile;
    private final AccountRules accounts;
    private final Browsers browsers;
    private final Visits visits;
    private final Journey journey;

    SignInPages(Surroundings surroundings, AccountRules accounts, Browsers browsers, Visits visits, Journey journey) {
        this.records = surroundings.records();
        this.clock = surroundings.clock();
        this.profile = surroundings.profile();
        this.accounts = accounts;
        this.browsers = browsers;
        this.visits = visits;
        this.journey = journey;
    }

    List<Endpoint> endpoints() {
        var chooser = List.of(Route.get(Journey.CHOOSER), Route.get("/o/oauth2/auth/oauthchooseaccount"));
        return List.of(
                Endpoint.of("authorize.signout", Route.get(SIGN_OUT), this::signOut),
                new Endpoint("authorize.chooser", chooser, visits.handler((visit, request) -> chooser(visit))),
                Endpoint.of("authorize.chooser", Route.post(Journey.CHOOSER), visits.handler(this::picked)),
                Endpoint.of(
                        "authorize.identifier",
                        Route.get(Journey.IDENTIFIER),
                        visits.handler((visit, request) -> identifier(
                                visit, visit.asked().hints().account().orElse(""), Optional.empty()))),
                Endpoint.of("authorize.identifier", Route.post(Journey.IDENTIFIER), visits.handler(this::typed)));
    }

    /** The visit with this account chosen, without asking: signed in at this browser unless it is already. */
    Visit assume(Visit visit, User user) {
        return visit.browser().authuser(user).isPresent()
                ? visits.update(visit, pending -> pending.chosen(user.sub()))
                : choose(visit, user);
    }

    private Visit choose(Visit visit, User user) {
        var now = clock.now(visit.asked().project().id());
        var signedIn = browsers.signIn(visit.browser(), user, now);
        return visits.update(visit, pending -> pending.chosen(user.sub())).with(signedIn);
    }

    private Reply chooser(Visit visit) {
        var users = records.usersOf(visit.asked().project().id())
                .filter(user -> isOf(hostedDomain(visit), user))
                .toList();
        var signedIn = accounts.signedIn(visit.browser());
        var rows = AccountRow.of(users, signedIn);
        var signOut = Optional.of(SIGN_OUT).filter(path -> !signedIn.isEmpty());
        return visit.browser()
                .remember(new AccountChooser(visit.form(Journey.CHOOSER), rows, Journey.IDENTIFIER, signOut).page());
    }

    /** Google's path; a request that waits goes back to the list of accounts. */
    private Reply signOut(Request request) {
        var browser = browsers.find(request);
        browser.ifPresent(browsers::signOut);
        if (request.query().find("part").isPresent()) {
            return visits.handler((visit, same) -> visits.update(visit, PendingAuthorization::withoutAccount)
                            .to(Journey.CHOOSER))
                    .handle(request);
        }
        return new Notice(200, "Signed out", "All accounts are signed out of this browser.").page();
    }

    private String hostedDomain(Visit visit) {
        return profile.knowsGooglesParameters()
                ? new Params(visit.pending().parameters()).find("hd").orElse("")
                : "";
    }

    /** {@code hd} narrows the list to a Workspace domain, or to any; another account can still be typed. */
    private static boolean isOf(String wanted, User user) {
        return switch (wanted) {
            case "" -> true;
            case "*" -> user.isWorkspace();
            default -> user.hostedDomain().filter(wanted::equalsIgnoreCase).isPresent();
        };
    }

    private Reply picked(Visit visit, Request request) {
        return request.form()
                .find("account")
                .flatMap(accounts::find)
                .filter(user -> isKnown(visit, user))
                .map(user -> next(visit, user))
                .orElseGet(() -> visit.to(Journey.CHOOSER));
    }

    private Reply identifier(Visit visit, String typed, Optional<String> problem) {
        return new IdentifierPage(visit.form(Journey.IDENTIFIER), typed, problem).page();
    }

    /** Google's words, from memory. */
    private Reply typed(Visit visit, Request request) {
        String typed = request.form().find("identifier").orElse("").strip();
        if (typed.isEmpty()) {
            return identifier(visit, typed, Optional.of("Enter an email or phone number"));
        }
        return records.userByEmail(typed)
                .filter(user -> isKnown(visit, user))
                .map(user -> next(visit, user))
                .orElseGet(() -> identifier(visit, typed, Optional.of("Couldn't find your Google Account"))
                        .noting(Fact.why("The world of this server has no account of that address.")));
    }

    private boolean isKnown(Visit visit, User user) {
        return records.knows(visit.asked().project().id(), user);
    }

    private Reply next(Visit visit, User user) {
        return journey.next(choose(visit, user)).noting(new Fact("user", user.email()));
    }
}
