package dev.understudy.server;

/** The credential files cannot be written; the message is one sentence for people. */
public final class CredentialProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialProblem(String sentence) {
        super(sentence);
    }

    CredentialProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
