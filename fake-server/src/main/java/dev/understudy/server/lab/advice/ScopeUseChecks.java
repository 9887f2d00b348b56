package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import dev.understudy.server.model.Scopes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Is what was granted what is used? */
final class ScopeUseChecks {

    static final List<Check> ALL = List.of(
            Check.error("scope-never-asked", "A call for which no scope was asked")
                    .because("The API answers 403: the token's scopes do not open this method, and nothing but a new"
                            + " consent changes that.")
                    .instead("Ask for one of the scopes that the method's documentation names; a token that was made"
                            + " before has the old ones still.")
                    .source(Source.rfc(6750, "3.1"), "03")
                    .seenIn(
                            evidence -> lacking(evidence, giver -> !wasNarrowed(giver, evidence)),
                            call -> call.endpoint() + " was called with a token that lacks its scopes."),
            Check.warning("granted-scopes-ignored", "A call that the user had not allowed")
                    .because("Users may untick a part of what the app asks for; the answer of the token endpoint says"
                            + " in scope what is left.")
                    .instead("Read scope in the answer, and leave out or explain what it does not open.")
                    .source(Sources.GOOGLE_WEB, "03")
                    .seenIn(
                            evidence -> lacking(evidence, giver -> wasNarrowed(giver, evidence)),
                            call -> call.endpoint() + " was called although the user had left out its scope."),
            Check.note("unused-scope", "A scope that was granted and not used")
                    .because("Each scope is one more reason to refuse, one more thing to lose with a stolen token, and"
                            + " for sensitive ones one more question in Google's review.")
                    .instead("Leave it out until the app needs it. This is only what was seen here: a test may not"
                            + " reach every part of the app.")
                    .source(Sources.GOOGLE_POLICIES, "03")
                    .seen(ScopeUseChecks::unused),
            Check.note("broad-scope", "A broader scope than was used")
                    .because("What was called goes with less, too; with less, a stolen token does less harm and Google"
                            + " reviews less.")
                    .instead("Ask for the narrower scope. This is only what was seen here: a test may not reach every"
                            + " part of the app.")
                    .source(Sources.GOOGLE_POLICIES, "03")
                    .seen(ScopeUseChecks::broad));

    private ScopeUseChecks() {}

    /** The calls that were refused for their scopes, with a token from such an answer. */
    private static Stream<Call> lacking(Evidence evidence, Predicate<TokenCall> from) {
        return evidence.calls()
                .filter(call -> call.lacksScope() && !call.accepted().isEmpty())
                .filter(call -> evidence.giver(call.token()).filter(from).isPresent());
    }

    /** Whether the user had left out something that was asked for. */
    private static boolean wasNarrowed(TokenCall giver, Evidence evidence) {
        var granted = scopes(giver);
        return evidence.loginOf(giver.exchange().fact("code"))
                .filter(login -> !granted.containsAll(login.scopes()))
                .isPresent();
    }

    /** The scopes of a token: those of the answer, else those that were asked for in the assertion. */
    private static List<String> scopes(TokenCall giver) {
        return Scopes.canonical(
                Scopes.split(giver.given("scope").or(() -> giver.claim("scope")).orElse("")));
    }

    /** The tokens of one client, what they opened, and what was called with them. */
    private record Use(List<TokenCall> givers, Set<String> granted, List<List<String>> accepted) {

        Sighting sighting(String what) {
            return Sighting.of(what, givers);
        }

        /** Whether this scope would do for everything that the other one did. */
        boolean replaces(String narrow, String broad) {
            return accepted.stream().filter(any -> any.contains(broad)).allMatch(any -> any.contains(narrow));
        }

        boolean uses(String scope) {
            return accepted.stream().anyMatch(any -> any.contains(scope));
        }
    }

    /** Of the clients that were seen to call an API successfully. */
    private static Stream<Use> uses(Evidence evidence) {
        return Evidence.groups(
                        evidence.tokenCalls().filter(call -> !scopes(call).isEmpty() && call.isGranted()),
                        call -> Optional.of(call.client()))
                .map(givers -> {
                    var tokens = givers.stream()
                            .flatMap(giver -> giver.given("access_token").stream())
                            .collect(Collectors.toSet());
                    var granted = new LinkedHashSet<String>();
                    givers.forEach(giver -> granted.addAll(scopes(giver)));
                    var accepted = new ArrayList<List<String>>();
                    evidence.calls()
                            .filter(call -> tokens.contains(call.token()))
                            .filter(call -> call.exchange().reply().status() < 300)
                            .forEach(call -> accepted.addAll(call.accepted()));
                    return new Use(givers, granted, accepted);
                })
                .filter(use -> !use.accepted().isEmpty());
    }

    private static Stream<Sighting> unused(Evidence evidence) {
        // What the fake does not serve may be what the scope was for.
        if (evidence.calls().anyMatch(call -> call.endpoint().isEmpty())) {
            return Stream.empty();
        }
        return uses(evidence)
                .flatMap(use -> use.granted().stream()
                        .filter(scope -> !Scopes.isIdentity(scope) && !use.uses(scope))
                        .map(scope -> use.sighting("No call was made for which " + scope + " is needed.")));
    }

    private static Stream<Sighting> broad(Evidence evidence) {
        return uses(evidence)
                .flatMap(use -> use.granted().stream()
                        .filter(use::uses)
                        .flatMap(scope -> narrower(scope, use)
                                .map(narrow -> use.sighting(
                                        "Everything that was called with " + scope + " goes with " + narrow + ", too."))
                                .stream()));
    }

    /** The narrowest scope that only reads and would have done. */
    private static Optional<String> narrower(String scope, Use use) {
        return Scopes.all().stream()
                .filter(other -> other.startsWith(scope + ".") && other.endsWith(".readonly"))
                .filter(other -> use.replaces(other, scope))
                .filter(other -> isReading(other, scope))
                .max(Comparator.comparingInt(String::length));
    }

    /** {@code drive.meet.readonly} and its like are about less than all files: they are no substitute. */
    private static boolean isReading(String narrow, String scope) {
        return List.of(".readonly", ".metadata.readonly").contains(narrow.substring(scope.length()));
    }
}
