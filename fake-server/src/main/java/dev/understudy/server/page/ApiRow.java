package dev.understudy.server.page;

/**
 * An API of the library.
 *
 * @param service its service name, as a scenario names it: {@code calendar-json}
 * @param title its name for people
 * @param isEnabled whether the project has it
 */
public record ApiRow(String service, String title, boolean isEnabled) {}
