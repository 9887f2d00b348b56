package dev.understudy.server.wire;

/**
 * Something the server knows about an exchange beyond what is on the wire, kept in the journal for the inspector, the
 * lessons and the advice.
 *
 * @param name what it is about: {@code why} (the cause of an error, in words), {@code user}, {@code client}, {@code
 *     grant}, {@code code}, {@code fault}
 * @param value what is so
 */
public record Fact(String name, String value) {

    /** The reply is the fake's own business and nothing that Google serves: it is not for the journal. */
    public static final Fact CONTROL = new Fact("control", "");

    /** What time it was for the project, where that is not the server's own time. */
    public static final String PROJECT_TIME = "project_time";

    /** The scopes of which any one would do for an API call, with spaces between them. */
    public static final String ACCEPTED_SCOPES = "accepted_scopes";

    /** The hash of a code that was given out, as {@code code} is that of one that came back. */
    public static final String GAVE_CODE = "gave_code";

    /** Why an error happened, in one sentence for whoever reads the journal. */
    public static Fact why(String sentence) {
        return new Fact("why", sentence);
    }
}
