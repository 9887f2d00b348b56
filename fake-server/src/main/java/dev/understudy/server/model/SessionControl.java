package dev.understudy.server.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Google Cloud session control: the users of a Workspace domain must sign in again after some time before an app may go
 * on in their name (Google, "Set session length for Google Cloud services").
 *
 * @param domain the Workspace domain
 * @param length how long a consent counts
 * @param trustedClients the client ids that are exempt
 */
public record SessionControl(String domain, Duration length, Set<String> trustedClients) {

    private static final String AUTH = "https://www.googleapis.com/auth/";

    /** The scopes of Google Cloud; that it is these is from memory. */
    private static final Set<String> CLOUD =
            Set.of(AUTH + "cloud-platform", AUTH + "cloud-platform.read-only", AUTH + "sqlservice.admin");

    public SessionControl {
        trustedClients = Set.copyOf(trustedClients);
    }

    /** Whether a user who consented at that time must sign in again for these scopes. */
    public boolean isOver(User user, String clientId, Collection<String> scopes, Instant consentedAt, Instant now) {
        return user.hostedDomain().filter(domain::equalsIgnoreCase).isPresent()
                && !trustedClients.contains(clientId)
                && scopes.stream().anyMatch(CLOUD::contains)
                && !now.isBefore(consentedAt.plus(length));
    }
}
