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

    /** Why an error happened, in one sentence for whoever reads the journal. */
    public static Fact why(String sentence) {
        return new Fact("why", sentence);
    }
}
