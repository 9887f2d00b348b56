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
 * @param decides what the user answers to every app by themselves, for flows without anybody at the browser; absent: the
 *     pages ask
 */
public record User(
        String sub,
        String email,
        String name,
        String givenName,
        String familyName,
        Optional<String> hostedDomain,
        Set<String> servicesOff,
        AccountState state,
        Optional<Verdict> decides) {

    public User {
        servicesOff = Set.copyOf(servicesOff);
    }

    /** An account with every service. */
    public User(
            String sub, String email, String name, String givenName, String familyName, Optional<String> hostedDomain) {
        this(sub, email, name, givenName, familyName, hostedDomain, Set.of(), AccountState.ACTIVE, Optional.empty());
    }

    /** A copy without these services. */
    public User withServicesOff(Set<String> off) {
        return new User(sub, email, name, givenName, familyName, hostedDomain, off, state, decides);
    }

    /** A copy in this state. */
    public User withState(AccountState newState) {
        return new User(sub, email, name, givenName, familyName, hostedDomain, servicesOff, newState, decides);
    }

    /** A copy who answers every app so, without being asked. */
    public User withDecision(Verdict verdict) {
        return new User(
                sub, email, name, givenName, familyName, hostedDomain, servicesOff, state, Optional.of(verdict));
    }

    /** Whether the account belongs to a Workspace domain. */
    public boolean isWorkspace() {
        return hostedDomain.isPresent();
    }
}
