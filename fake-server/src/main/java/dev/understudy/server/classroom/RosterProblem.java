package dev.understudy.server.classroom;

/** A roster or a file beside it cannot be used; the message is the sentence to show. */
public final class RosterProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RosterProblem(String sentence) {
        super(sentence);
    }
}
