package dev.understudy.server.lab;

/**
 * Whose request it is.
 *
 * @param project the project's id; empty if no project could be told
 * @param client the client's id, or the address or numeric id of a service account; empty if it could not be told
 */
public record Origin(String project, String client) {

    /** A request without any mark that the server knows. */
    public static final Origin UNKNOWN = new Origin("", "");
}
