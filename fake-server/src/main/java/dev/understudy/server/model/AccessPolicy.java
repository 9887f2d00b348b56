package dev.understudy.server.model;

import java.util.Optional;
import java.util.Set;

/**
 * A rule that keeps apps away from accounts, whatever their users say.
 *
 * @param appliesTo the Workspace domain or the address whose accounts it protects
 * @param kind who made the rule
 * @param trustedClients the client ids that may have access all the same
 * @param message what an administrator has blocked apps say; absent: Google's own words
 */
public record AccessPolicy(String appliesTo, Kind kind, Set<String> trustedClients, Optional<String> message) {

    /** Who made a rule, and so how Google's page words it. */
    public enum Kind {
        /** A Workspace administrator: apps that are not trusted get no more than who the user is. */
        ADMINISTRATOR,
        /** The Advanced Protection Program: unverified apps get nothing sensitive. */
        ADVANCED_PROTECTION
    }

    public AccessPolicy {
        trustedClients = Set.copyOf(trustedClients);
    }

    /** A rule in Google's own words. */
    public AccessPolicy(String appliesTo, Kind kind, Set<String> trustedClients) {
        this(appliesTo, kind, trustedClients, Optional.empty());
    }

    /** Whether it protects this account. */
    public boolean protects(User user) {
        return appliesTo.equalsIgnoreCase(user.email())
                || user.hostedDomain().filter(appliesTo::equalsIgnoreCase).isPresent();
    }
}
