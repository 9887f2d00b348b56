package dev.understudy.server.model;

import java.util.Optional;
import java.util.Set;

/**
 * A Google account.
 *
 * @param sub the user id: 21 decimal digits
 * @param email the primary address
 * @param name the full name
 * @param givenName the given name
 * @param familyName the family name
 * @param hostedDomain the Workspace domain, absent for a consumer account
 * @param servicesOff the services that the account does not have, such as {@code calendar} and {@code drive}
 * @param state whether apps may use it at all
 */
public record User(
        String sub,
        String email,
        String name,
        String givenName,
        String familyName,
        Optional<String> hostedDomain,
        Set<String> servicesOff,
        AccountState state) {

    public User {
        servicesOff = Set.copyOf(servicesOff);
    }

    /** An account with every service. */
    public User(
            String sub, String email, String name, String givenName, String familyName, Optional<String> hostedDomain) {
        this(sub, email, name, givenName, familyName, hostedDomain, Set.of(), AccountState.ACTIVE);
    }

    /** A copy without these services. */
    public User withServicesOff(Set<String> off) {
        return new User(sub, email, name, givenName, familyName, hostedDomain, off, state);
    }

    /** A copy in this state. */
    public User withState(AccountState newState) {
        return new User(sub, email, name, givenName, familyName, hostedDomain, servicesOff, newState);
    }

    /** Whether the account belongs to a Workspace domain. */
    public boolean isWorkspace() {
        return hostedDomain.isPresent();
    }
}
