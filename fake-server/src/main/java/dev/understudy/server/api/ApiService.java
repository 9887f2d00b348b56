package dev.understudy.server.api;

/**
 * A service of the API Console.
 *
 * @param name the name without domain, as in {@code Project.enabledApis}: {@code drive}, {@code calendar-json}
 * @param title the name for people, as errors have it: {@code Google Drive API}
 */
public record ApiService(String name, String title) {

    /** The full name: {@code drive.googleapis.com}. */
    public String host() {
        return name + ".googleapis.com";
    }
}
