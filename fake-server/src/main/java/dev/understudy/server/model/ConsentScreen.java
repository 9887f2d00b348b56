package dev.understudy.server.model;

import java.util.Optional;
import java.util.Set;

/**
 * The OAuth consent screen of a project.
 *
 * @param appName the name of the app
 * @param supportEmail the developer's address
 * @param internalTo the Workspace domain of an Internal app; absent for an External one
 * @param publishing whether the app is still being tested
 * @param verified whether Google has verified the app: if not, sensitive scopes bring a warning
 * @param testUsers the addresses that may use an app in Testing
 */
public record ConsentScreen(
        String appName,
        String supportEmail,
        Optional<String> internalTo,
        Publishing publishing,
        boolean verified,
        Set<String> testUsers) {

    /** The publishing status. */
    public enum Publishing {
        /** Only test users, and refresh tokens live seven days. */
        TESTING,
        /** Everybody. */
        IN_PRODUCTION
    }

    public ConsentScreen {
        testUsers = Set.copyOf(testUsers);
    }
}
