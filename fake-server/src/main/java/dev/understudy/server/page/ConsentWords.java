package dev.understudy.server.page;

/**
 * What the consent page says; Google changed it several times.
 *
 * @param heading the heading
 * @param lead the sentence before the list
 * @param allow what stands on the button that consents
 */
public record ConsentWords(String heading, String lead, String allow) {

    /** Since 2021, an app that wants access to data. */
    public static ConsentWords access(String app) {
        return new ConsentWords(
                app + " wants access to your Google Account", "This will allow " + app + " to:", "Continue");
    }

    /** Since 2021, an app that wants several things, of which some can be left out. */
    public static ConsentWords choice(String app) {
        return new ConsentWords(
                app + " wants access to your Google Account", "Select what " + app + " can access", "Continue");
    }

    /** An app that only wants to know who the user is; from memory. */
    public static ConsentWords signIn(String app) {
        return new ConsentWords(
                "Sign in to " + app, "Google will allow " + app + " to access this info about you:", "Continue");
    }

    /** At a device's page ("by clicking Allow", Google's guide for devices); the rest is from memory. */
    public static ConsentWords device(String app) {
        return new ConsentWords(
                app + " wants access to your Google Account", "This will allow " + app + " to:", "Allow");
    }

    /** At a device's page where some things can be left out; from memory. */
    public static ConsentWords deviceChoice(String app) {
        return new ConsentWords(
                app + " wants access to your Google Account", "Select what " + app + " can access", "Allow");
    }

    /** Until 2020. */
    public static ConsentWords formerly(String app) {
        return new ConsentWords(
                app + " wants to access your Google Account", "This will allow " + app + " to:", "Allow");
    }
}
