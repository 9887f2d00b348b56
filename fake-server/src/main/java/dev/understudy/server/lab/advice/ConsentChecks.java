package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import dev.understudy.server.model.Scopes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is the user asked, and how often? */
final class ConsentChecks {

    private static final int SEVERAL_LOGINS = 3;
    private static final int SEVERAL_PRODUCTS = 3;

    static final List<Check> ALL = List.of(
            Check.warning("consent-at-every-login", "Everybody is asked for consent at every sign-in")
                    .because("Users who are asked the same each time stop reading; and each time a further refresh"
                            + " token is made, of which Google keeps 100 for an account and client.")
                    .instead("Leave prompt=consent out, keep the refresh token of the first time, and ask again only"
                            + " if it is lost.")
                    .source(Sources.GOOGLE_WEB, "10")
                    .seenTogether(
                            evidence ->
                                    evidence.logins().filter(Login::isGranted).filter(Login::forcesConsent),
                            ConsentChecks::userAndClient,
                            SEVERAL_LOGINS,
                            login -> login.user() + " was asked for consent at several sign-ins in a row."),
            Check.warning("approval-prompt", "approval_prompt, which prompt has replaced")
                    .because("Google's documentation no longer names approval_prompt; together with prompt it is"
                            + " refused.")
                    .instead("Send prompt=consent in place of approval_prompt=force, and nothing for auto.")
                    .source(Sources.GOOGLE_WEB, "10")
                    .seenIn(
                            Evidence::logins,
                            login -> login.has("approval_prompt"),
                            login -> "An authorization request has approval_prompt=" + login.value("approval_prompt")
                                    + "."),
            Check.note("all-scopes-at-once", "Everything is asked for at the first sign-in")
                    .because("Users refuse what they do not understand yet; with boxes to tick they may allow a part"
                            + " only.")
                    .instead("Ask for each scope when the user first needs what it is for, with"
                            + " include_granted_scopes=true.")
                    .source(Sources.GOOGLE_BEST, "11")
                    .seenIn(
                            Evidence::logins,
                            login -> products(login) >= SEVERAL_PRODUCTS,
                            login -> "One request asks for scopes of " + products(login) + " products at once."),
            Check.note("granted-scopes-left-out", "A later request without the scopes of an earlier one")
                    .because("Without include_granted_scopes the new token has the new scopes only, and the app must"
                            + " keep several tokens of one user apart.")
                    .instead("Send include_granted_scopes=true when you ask for more.")
                    .source(Sources.GOOGLE_WEB, "11")
                    .seen(ConsentChecks::leftOut),
            Check.note("redundant-scopes", "A scope that another one contains")
                    .because("The user is asked for two things and reads twice, though the broader one is enough for"
                            + " both.")
                    .instead("Ask for the narrower one alone if it is enough, else for the broader one alone.")
                    .source(Sources.GOOGLE_POLICIES, "03")
                    .seen(evidence -> evidence.logins().flatMap(ConsentChecks::redundant)),
            Check.error("comma-separated-scopes", "Scopes with commas between them")
                    .because("Scopes are separated by spaces; with commas Google reads one long scope that does not"
                            + " exist and answers invalid_scope.")
                    .instead("Join them with a space.")
                    .source(Source.rfc(6749, "3.3"), "03")
                    .seenIn(
                            Evidence::logins,
                            login -> login.value("scope").contains(","),
                            "The value of scope contains a comma."),
            Check.note("offline-for-sign-in", "A refresh token that a sign-in does not need")
                    .because("Who the user is stands in the id_token of the first answer; a refresh token for that is"
                            + " one more secret to keep.")
                    .instead("Leave access_type=offline out where you ask for openid, email and profile alone.")
                    .source(Sources.GOOGLE_OPENID, "28")
                    .seenIn(
                            Evidence::logins,
                            login -> login.value("access_type").equals("offline")
                                    // Installed apps get a refresh token whatever they ask.
                                    && !login.isInstalled()
                                    && !login.scopes().isEmpty()
                                    && Scopes.areIdentityOnly(login.scopes()),
                            "access_type=offline comes with scopes that only say who the user is."));

    private ConsentChecks() {}

    private static Optional<String> userAndClient(Login login) {
        return Optional.of(login.client() + "|" + login.user())
                .filter(key -> !login.user().isEmpty());
    }

    /** How many products it asks for. */
    private static long products(Login login) {
        return login.scopes().stream()
                .filter(scope -> !Scopes.isIdentity(scope))
                .map(ConsentChecks::product)
                .distinct()
                .count();
    }

    /** The first word of a scope's name: {@code drive} of {@code …/auth/drive.readonly}. */
    private static String product(String scope) {
        String name = scope.substring(scope.indexOf("/auth/") < 0 ? 0 : scope.indexOf("/auth/") + 6);
        return name.split("\\.", 2)[0];
    }

    /** Installed apps cannot ask so. */
    private static Stream<Sighting> leftOut(Evidence evidence) {
        var found = new ArrayList<Sighting>();
        Evidence.groups(
                        evidence.logins().filter(Login::isGranted).filter(login -> !login.isInstalled()),
                        ConsentChecks::userAndClient)
                .forEach(logins -> {
                    Set<String> before = new HashSet<>();
                    for (Login login : logins) {
                        boolean more = !before.isEmpty() && !before.containsAll(login.scopes());
                        boolean fewer = !Set.copyOf(login.scopes()).containsAll(before);
                        boolean includes = login.value("include_granted_scopes").equals("true");
                        if (more && fewer && !includes) {
                            found.add(Sighting.of(
                                    "A further request asks for new scopes without those that were granted.", login));
                        }
                        before.addAll(login.scopes());
                    }
                });
        return found.stream();
    }

    private static Stream<Sighting> redundant(Login login) {
        var scopes = login.scopes();
        return scopes.stream()
                .flatMap(broad -> scopes.stream()
                        .filter(narrow ->
                                narrow.equals(broad + ".readonly") || narrow.equals(broad + ".metadata.readonly"))
                        .map(narrow ->
                                Sighting.of("A request asks for " + broad + " and for " + narrow + ", too.", login)));
    }
}
