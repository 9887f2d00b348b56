package dev.understudy.client;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place where a program's own credentials may be. */
interface CredentialSource {

    /** Looks there. */
    Looked look(Wanted wanted);

    /** What is looked for, and with which variables. */
    record Wanted(Set<String> scopes, Surroundings surroundings, Map<String, String> environment) {

        Optional<String> variable(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }
    }

    /** Where was looked, in words, and what was there. */
    record Looked(String where, Optional<Found> found) {

        static Looked nothing(String where) {
            return new Looked(where, Optional.empty());
        }
    }

    /** What was found. */
    record Found(Credentials credentials, Optional<String> projectId) {}
}
