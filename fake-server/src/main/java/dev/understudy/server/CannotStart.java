package dev.understudy.server;

/** The fake cannot be started as it was asked to; the message is one sentence for people. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }

    CannotStart(String sentence) {
        super(sentence);
    }
}
