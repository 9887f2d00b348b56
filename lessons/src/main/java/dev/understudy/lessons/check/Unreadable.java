package dev.understudy.lessons.check;

/** A line of a lesson that cannot be understood. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    /** This line, for this reason. */
    public Unreadable(int line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** The number of the line in the file. */
    public int line() {
        return line;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
