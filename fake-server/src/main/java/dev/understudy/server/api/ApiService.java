package dev.understudy.server.api;

/**
 * A service of the API Console.
 *
 * @param name the name without domain, as in {@code Project.enabledApis}: {@code drive}, {@code calendar-json}
 * @param title the name for people, as errors have it: {@code Google Drive API}
 * @param style how old it is, which its errors show
 */
public record ApiService(String name, String title, Style style) {

    /** How old a service is. */
    public enum Style {
        /** Its errors have the list {@code errors}, and a limit that is reached is 403. */
        LEGACY,
        /** Its errors have {@code status} and {@code details} alone, and a limit that is reached is 429. */
        MODERN
    }

    /** A service from before about 2016. */
    public ApiService(String name, String title) {
        this(name, title, Style.LEGACY);
    }

    /** The full name: {@code drive.googleapis.com}. */
    public String host() {
        return name + ".googleapis.com";
    }
}
