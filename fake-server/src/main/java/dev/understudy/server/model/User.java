package dev.understudy.server.model;

import java.util.Optional;

/**
 * A Google account.
 *
 * @param sub the user id: 21 decimal digits
 * @param email the primary address
 * @param name the full name
 * @param givenName the given name
 * @param familyName the family name
 * @param hostedDomain the Workspace domain, absent for a consumer account
 */
public record User(
        String sub, String email, String name, String givenName, String familyName, Optional<String> hostedDomain) {

    /** Whether the account belongs to a Workspace domain. */
    public boolean isWorkspace() {
        return hostedDomain.isPresent();
    }
}
