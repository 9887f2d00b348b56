package dev.understudy.server.console;

import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The OAuth consent screen of a project: Google's pages Branding, Audience, Data access and Verification in one. */
final class ConsentScreenPage {

    private final ApiConsole console;

    ConsentScreenPage(ConsoleSurroundings surroundings) {
        this.console = surroundings.developer();
    }

    List<Page> pages() {
        return List.of(Page.of("/projects/{project}/consent", "consent", this::show)
                .doing("branding", this::branding)
                .doing("audience", this::audience)
                .doing("publish", this::publish)
                .doing("testing", this::putInTesting)
                .doing("add-tester", this::addTester)
                .doing("remove-tester", this::removeTester)
                .doing("scopes", this::scopes)
                .doing("verify", visit -> change(visit, ConsentScreen::asVerified, "Google has verified the app."))
                .doing(
                        "unverify",
                        visit -> change(visit, ConsentScreen::asUnverified, "The app is not verified any more.")));
    }

    private ConsoleSheet show(Visit visit) {
        var screen = visit.project().consentScreen();
        return visit.frame()
                .sheet("OAuth consent screen", "consent")
                .with("screen", screen)
                .with("testers", List.copyOf(new TreeSet<>(screen.testUsers())))
                .with("scopes", String.join("\n", new TreeSet<>(screen.scopes().orElse(Set.of()))));
    }

    private Reply branding(Visit visit) {
        String name = visit.required("app_name", "App name");
        String email = visit.field("support_email");
        var logo = Optional.of(visit.field("logo")).filter(text -> !text.isEmpty());
        return change(
                visit,
                screen -> screen.withBranding(name, email).withLogo(logo),
                "The consent page shows " + name + ".");
    }

    private Reply audience(Visit visit) {
        boolean internal = visit.field("user_type").equals("internal");
        if (!internal) {
            return change(visit, screen -> screen.withInternalTo(Optional.empty()), "The app is External.");
        }
        String domain = visit.required("domain", "The Workspace domain of an Internal app");
        return change(
                visit,
                screen -> screen.withInternalTo(Optional.of(domain)),
                "The app is Internal: for accounts of " + domain + " alone.");
    }

    private Reply publish(Visit visit) {
        console.publish(visit.project().id());
        return visit.done("The app is in production.");
    }

    private Reply putInTesting(Visit visit) {
        console.putInTesting(visit.project().id());
        return visit.done("The app is in Testing: test users alone, for seven days at a time.");
    }

    private Reply addTester(Visit visit) {
        var emails = visit.list("testers");
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("Type at least one address.");
        }
        console.addTestUsers(visit.project().id(), emails);
        return visit.done(String.join(", ", new TreeSet<>(emails)) + (emails.size() == 1 ? " is a" : " are")
                + " test user" + (emails.size() == 1 ? "." : "s."));
    }

    private Reply removeTester(Visit visit) {
        String email = visit.required("tester", "The address");
        console.removeTestUser(visit.project().id(), email);
        return visit.done(email + " is no test user any more.");
    }

    private Reply scopes(Visit visit) {
        var scopes = visit.list("scopes");
        var unknown = scopes.stream()
                .filter(scope -> Scopes.find(scope).isEmpty())
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Google knows no scope " + String.join(", ", unknown) + ".");
        }
        return scopes.isEmpty()
                ? change(visit, ConsentScreen::withoutScopes, "Whatever the app asks for counts as declared.")
                : change(
                        visit,
                        screen -> screen.withScopes(Set.copyOf(Scopes.canonical(scopes))),
                        "The scopes are declared.");
    }

    private Reply change(Visit visit, UnaryOperator<ConsentScreen> change, String sentence) {
        console.changeScreen(visit.project().id(), change);
        return visit.done(sentence);
    }
}
