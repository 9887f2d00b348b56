package dev.understudy.server.api;

/** Ends the handling of a call with an {@link ApiError}. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;
    private final String why;

    /**
     * An error and its cause.
     *
     * @param why the cause in one sentence for the journal: Google itself says less
     */
    public ApiException(ApiError error, String why) {
        super(error.message(), null, false, false);
        this.error = error;
        this.why = why;
    }

    /** The error. */
    public ApiError error() {
        return error;
    }

    /** The cause in one sentence for the journal. */
    public String why() {
        return why;
    }
}
