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
 * @param scopes the scopes that the developer has declared; absent: whatever the app asks for
 * @param userCap how many users may allow sensitive scopes to an app that is not verified
 * @param logo what stands for the picture of the app's logo: up to {@value #LONGEST_LOGO} characters
 */
public record ConsentScreen(
        String appName,
        String supportEmail,
        Optional<String> internalTo,
        Publishing publishing,
        boolean verified,
        Set<String> testUsers,
        Optional<Set<String>> scopes,
        int userCap,
        Optional<String> logo) {

    /** Google's cap (Google's help on unverified apps). */
    public static final int USER_CAP = 100;

    /** The publishing status. */
    public enum Publishing {
        /** Only test users, and refresh tokens live seven days. */
        TESTING,
        /** Everybody. */
        IN_PRODUCTION
    }

    /** How long a logo may be, in characters. */
    public static final int LONGEST_LOGO = 3;

    public ConsentScreen {
        testUsers = Set.copyOf(testUsers);
        scopes = scopes.map(Set::copyOf);
    }

    /** A consent screen of an app that has declared all it asks for. */
    public ConsentScreen(
            String appName,
            String supportEmail,
            Optional<String> internalTo,
            Publishing publishing,
            boolean verified,
            Set<String> testUsers) {
        this(
                appName,
                supportEmail,
                internalTo,
                publishing,
                verified,
                testUsers,
                Optional.empty(),
                USER_CAP,
                Optional.empty());
    }

    /** Whether the developer has declared this canonical scope. */
    public boolean declares(String scope) {
        return scopes.map(declared -> declared.contains(scope)).orElse(true);
    }

    /** A copy that shows this name of the app and this address of its developer. */
    public ConsentScreen withBranding(String name, String email) {
        return new ConsentScreen(name, email, internalTo, publishing, verified, testUsers, scopes, userCap, logo);
    }

    /**
     * A copy that shows these letters, or this emoji, as the app's logo; nothing for none.
     *
     * @throws IllegalArgumentException if they are more than {@value #LONGEST_LOGO}
     */
    public ConsentScreen withLogo(Optional<String> letters) {
        if (letters.filter(text -> text.codePointCount(0, text.length()) > LONGEST_LOGO)
                .isPresent()) {
            throw new IllegalArgumentException("App logo has " + LONGEST_LOGO + " characters at most.");
        }
        return new ConsentScreen(
                appName, supportEmail, internalTo, publishing, verified, testUsers, scopes, userCap, letters);
    }

    /** A copy of an app that Google has verified. */
    public ConsentScreen asVerified() {
        return new ConsentScreen(appName, supportEmail, internalTo, publishing, true, testUsers, scopes, userCap, logo);
    }

    /** A copy of an app that Google has not verified. */
    public ConsentScreen asUnverified() {
        return new ConsentScreen(
                appName, supportEmail, internalTo, publishing, false, testUsers, scopes, userCap, logo);
    }

    /** A copy with this publishing status. */
    public ConsentScreen withPublishing(Publishing status) {
        return new ConsentScreen(appName, supportEmail, internalTo, status, verified, testUsers, scopes, userCap, logo);
    }

    /** A copy for the accounts of this Workspace domain only, or for everybody. */
    public ConsentScreen withInternalTo(Optional<String> domain) {
        return new ConsentScreen(appName, supportEmail, domain, publishing, verified, testUsers, scopes, userCap, logo);
    }

    /** A copy with these test users. */
    public ConsentScreen withTestUsers(Set<String> users) {
        return new ConsentScreen(appName, supportEmail, internalTo, publishing, verified, users, scopes, userCap, logo);
    }

    /** A copy that declares these canonical scopes and no others. */
    public ConsentScreen withScopes(Set<String> declared) {
        return new ConsentScreen(
                appName,
                supportEmail,
                internalTo,
                publishing,
                verified,
                testUsers,
                Optional.of(declared),
                userCap,
                logo);
    }

    /** A copy of an app that declares nothing, so that nothing it asks for is undeclared. */
    public ConsentScreen withoutScopes() {
        return new ConsentScreen(
                appName, supportEmail, internalTo, publishing, verified, testUsers, Optional.empty(), userCap, logo);
    }

    /** A copy with another cap of users. */
    public ConsentScreen withUserCap(int cap) {
        return new ConsentScreen(appName, supportEmail, internalTo, publishing, verified, testUsers, scopes, cap, logo);
    }
}
