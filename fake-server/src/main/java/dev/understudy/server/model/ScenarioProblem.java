package dev.understudy.server.model;

/** A scenario file that cannot be used; the message is one sentence that says where and what is allowed there. */
public final class ScenarioProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    /** A problem in one sentence; control characters of the file are made visible. */
    public ScenarioProblem(String sentence) {
        super(printable(sentence));
    }

    private static String printable(String text) {
        var safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c)) {
                safe.append(String.format("\\x%02x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return text.length() > LONGEST ? safe + "…" : safe.toString();
    }
}
