package dev.understudy.server.model;

import java.util.Set;

/**
 * An API key of a project: it says which project calls, never who.
 *
 * @param key the key: {@code AIza} and 35 characters, marked {@code FAKE}
 * @param name its name in the console
 * @param apis the APIs it is restricted to, by service name; none: all of the project's
 * @param status whether it may be used
 */
public record ApiKey(String key, String name, Set<String> apis, Status status) {

    public ApiKey {
        apis = Set.copyOf(apis);
    }

    /** Whether its restrictions let it call this API. */
    public boolean allows(String api) {
        return apis.isEmpty() || apis.contains(api);
    }
}
