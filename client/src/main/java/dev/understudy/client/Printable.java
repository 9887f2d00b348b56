package dev.understudy.client;

/** Text from elsewhere, made fit for a terminal. */
final class Printable {

    private static final int MAX = 300;

    private Printable() {}

    /** The text without control characters, which could steer a terminal, and not too long. */
    static String text(String foreign) {
        var safe = new StringBuilder();
        foreign.codePoints()
                .limit(MAX)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(safe::appendCodePoint);
        return foreign.codePointCount(0, foreign.length()) > MAX ? safe + "…" : safe.toString();
    }
}
