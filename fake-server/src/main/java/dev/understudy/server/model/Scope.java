package dev.understudy.server.model;

/**
 * A scope that Google knows.
 *
 * @param value the canonical scope, mostly a URL
 * @param consentText what the consent screen says it allows, in Google's words
 * @param sensitivity how much review Google asks for
 * @param isForWorkspace whether only the account of a company can grant it
 */
public record Scope(String value, String consentText, Sensitivity sensitivity, boolean isForWorkspace) {

    /** Google's classes of scopes; which scope is in which is from memory. */
    public enum Sensitivity {
        /** No review, no warning. */
        NON_SENSITIVE,
        /** An unverified app gets the warning screen. */
        SENSITIVE,
        /** A security assessment as well. */
        RESTRICTED
    }
}
