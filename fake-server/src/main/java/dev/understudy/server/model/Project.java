package dev.understudy.server.model;

import java.util.Set;

/**
 * A project of the API Console: it owns the consent screen, the enabled APIs and the clients, and users grant to it.
 *
 * @param id the project id
 * @param number the project number, with which its client ids begin
 * @param consentScreen what users are shown
 * @param enabledApis the enabled APIs by service name without domain: {@code drive}, {@code calendar-json}
 */
public record Project(String id, String number, ConsentScreen consentScreen, Set<String> enabledApis) {

    public Project {
        enabledApis = Set.copyOf(enabledApis);
    }
}
