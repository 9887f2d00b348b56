package dev.understudy.server.api;

/** What an operation does once its caller was let in. */
@FunctionalInterface
public interface ApiHandler {

    /**
     * Answers a call.
     *
     * @throws ApiException to be rendered in Google's JSON for API errors
     */
    Answer handle(ApiCall call);
}
