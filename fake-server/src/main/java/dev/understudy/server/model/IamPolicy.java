package dev.understudy.server.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who has which role, as a policy of Identity and Access Management binds them.
 *
 * @param bindings the members of each role, by their addresses: {@code roles/viewer} of {@code ada@example.com}
 */
public record IamPolicy(Map<String, Set<String>> bindings) {

    /** Nothing is said, so that everybody may do what their scopes allow. */
    public static final IamPolicy NONE = new IamPolicy(Map.of());

    public IamPolicy {
        var copy = new LinkedHashMap<String, Set<String>>();
        bindings.forEach((role, members) -> copy.put(role, Set.copyOf(members)));
        bindings = Collections.unmodifiableMap(copy);
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return bindings.isEmpty();
    }

    /** Whether an account has one of these roles; addresses in any case. */
    public boolean grants(String email, Set<String> roles) {
        String wanted = email.toLowerCase(Locale.ROOT);
        return bindings.entrySet().stream()
                .filter(binding -> roles.contains(binding.getKey()))
                .flatMap(binding -> binding.getValue().stream())
                .anyMatch(member -> member.toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** A copy in which an account has this role too. */
    public IamPolicy with(String role, String email) {
        var copy = new LinkedHashMap<>(bindings);
        var members = new LinkedHashSet<>(bindings.getOrDefault(role, Set.of()));
        members.add(email);
        copy.put(role, members);
        return new IamPolicy(copy);
    }

    /** A copy in which an account has this role no more. */
    public IamPolicy without(String role, String email) {
        var copy = new LinkedHashMap<>(bindings);
        var members = new LinkedHashSet<>(bindings.getOrDefault(role, Set.of()));
        members.remove(email);
        copy.put(role, members);
        return new IamPolicy(copy);
    }
}
