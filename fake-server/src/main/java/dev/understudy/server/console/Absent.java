package dev.understudy.server.console;

/** The path names something that is not there, in words for the page that says so. */
final class Absent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Absent(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
