package dev.understudy.server.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scopes that Google knows, with the texts of Google's generated Java clients, and how they are made canonical. */
public final class Scopes {

    /** The scope that makes a request one of OpenID Connect. */
    public static final String OPENID = "openid";

    /** Canonical form of {@code email}. */
    public static final String EMAIL = auth("userinfo.email");

    /** Canonical form of {@code profile}. */
    public static final String PROFILE = auth("userinfo.profile");

    private static final Set<String> IDENTITY = Set.of(OPENID, EMAIL, PROFILE);

    /** Short and old names, and what Google makes of them. */
    private static final Map<String, String> ALIASES = Map.of(
            "email", EMAIL,
            "profile", PROFILE,
            "https://www.google.com/m8/feeds/", auth("contacts"),
            "https://www.google.com/m8/feeds", auth("contacts"),
            "https://docs.google.com/feeds/", auth("docs"),
            "https://docs.googleusercontent.com/", auth("docs"),
            "https://spreadsheets.google.com/feeds/", auth("spreadsheets"));

    private static final Map<String, Scope> CATALOGUE = ScopeCatalogue.read();

    private Scopes() {}

    /** The scopes of a space-delimited list, as they were written, each once. */
    public static List<String> split(String spaceDelimited) {
        return Arrays.stream(spaceDelimited.strip().split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    /** Every canonical scope that Google knows. */
    public static Set<String> all() {
        return CATALOGUE.keySet();
    }

    /** What Google knows of a scope, by its canonical or any older name. */
    public static Optional<Scope> find(String scope) {
        return Optional.ofNullable(CATALOGUE.get(ALIASES.getOrDefault(scope, scope)));
    }

    /**
     * The canonical scopes of what was asked: short and old names replaced, and {@code openid} added wherever identity
     * is asked for. Unknown scopes stay as they are.
     */
    public static List<String> canonical(Collection<String> asked) {
        var canonical = new LinkedHashSet<String>();
        asked.forEach(scope -> canonical.add(ALIASES.getOrDefault(scope, scope)));
        if (canonical.contains(EMAIL) || canonical.contains(PROFILE)) {
            canonical.add(OPENID);
        }
        return List.copyOf(canonical);
    }

    /** Whether a canonical scope is about who the user is: never a check box, never sensitive. */
    public static boolean isIdentity(String canonical) {
        return IDENTITY.contains(canonical);
    }

    /** Whether these canonical scopes are about who the user is and nothing else: a mere sign-in. */
    public static boolean areIdentityOnly(Collection<String> canonical) {
        return canonical.stream().allMatch(Scopes::isIdentity);
    }

    /** Whether tokens of these canonical scopes come with an id_token. */
    public static boolean askIdentity(Collection<String> canonical) {
        return canonical.stream().anyMatch(Scopes::isIdentity);
    }

    private static String auth(String name) {
        return "https://www.googleapis.com/auth/" + name;
    }

    /** Whether a canonical scope is one that Google reviews. */
    public static boolean isSensitive(String scope) {
        return find(scope)
                .filter(known -> known.sensitivity() != Scope.Sensitivity.NON_SENSITIVE)
                .isPresent();
    }

    /** Whether any of these canonical scopes is one that Google reviews. */
    public static boolean areSensitive(Collection<String> scopes) {
        return scopes.stream().anyMatch(Scopes::isSensitive);
    }
}
