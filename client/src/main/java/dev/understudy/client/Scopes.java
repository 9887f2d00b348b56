package dev.understudy.client;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of scopes (RFC 6749 section 3.3). */
final class Scopes {

    /** Google answers with the long name when asked for the short one. */
    private static final Map<String, String> LONG_NAMES = Map.of(
            "email", "https://www.googleapis.com/auth/userinfo.email",
            "profile", "https://www.googleapis.com/auth/userinfo.profile");

    private Scopes() {}

    /** The same scopes, if each is one word. */
    static Set<String> checked(Set<String> scopes) {
        for (String scope : scopes) {
            if (scope.isBlank() || !scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+")) {
                throw new IllegalArgumentException(
                        "\"" + Printable.text(scope) + "\" is not one scope: give each as an element of its own");
            }
            if (scope.contains(",")) {
                throw new IllegalArgumentException(
                        "\"" + scope + "\" holds a comma: scopes are separated by spaces, each an element of its own");
            }
        }
        return Set.copyOf(scopes);
    }

    /** What was asked and not granted, whichever of its two names a scope goes by. */
    static Set<String> missing(Set<String> asked, Set<String> granted) {
        var have = granted.stream().map(Scopes::canonical).collect(Collectors.toSet());
        return asked.stream()
                .filter(scope -> !have.contains(canonical(scope)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String canonical(String scope) {
        return LONG_NAMES.getOrDefault(scope, scope);
    }
}
