package dev.understudy.server.api;

import java.time.Instant;
import java.util.List;

/**
 * Who calls an API, as the access token says.
 *
 * @param kind a person or a service account
 * @param id the user's {@code sub}, or the service account's numeric id
 * @param email the address, which owns what the APIs serve
 * @param name the name for people
 * @param projectId the project of the client or service account
 * @param scopes the canonical scopes of the token
 * @param now the time for this project
 */
public record Caller(
        Kind kind, String id, String email, String name, String projectId, List<String> scopes, Instant now) {

    /** The kinds of principal. */
    public enum Kind {
        /** A person, by consent or by domain-wide delegation. */
        USER,
        /** A service account acting as itself. */
        SERVICE_ACCOUNT,
        /** Nobody in particular: a project with an API key, which sees what is public. */
        ANYONE
    }

    public Caller {
        scopes = List.copyOf(scopes);
    }

    /** Whoever calls with an API key of this project. */
    static Caller anyone(String projectId, Instant now) {
        return new Caller(Kind.ANYONE, "", "", "", projectId, List.of(), now);
    }
}
