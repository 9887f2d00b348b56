package dev.understudy.client;

import org.jspecify.annotations.Nullable;

/**
 * Whatever goes wrong on the way to a token or to an API. The message says what happened, what it means and what to do;
 * it never holds a code, a token or a secret.
 */
public abstract sealed class OAuthException extends RuntimeException
        permits AuthorizationDenied,
                AuthorizationTimeout,
                CallbackInvalid,
                ConnectionFailure,
                CredentialsFileInvalid,
                DefaultCredentialsNotFound,
                HttpError,
                IdTokenInvalid,
                IssuerMismatch,
                ReauthorizationNeeded,
                StateMismatch,
                StorageFailure,
                TokenEndpointFailure,
                UnsafeDestination,
                UnusableAnswer {

    private static final long serialVersionUID = 1L;

    private final transient Explanation explanation;

    OAuthException(Explanation explanation) {
        this(explanation, null);
    }

    OAuthException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation.message(), cause);
        this.explanation = explanation;
    }

    /** What happened, in one sentence. */
    public String whatHappened() {
        return explanation.happened();
    }

    /** What it means, in one sentence. */
    public String whatItMeans() {
        return explanation.meaning();
    }

    /** What to do now, in one sentence. */
    public String whatToDo() {
        return explanation.remedy();
    }
}
