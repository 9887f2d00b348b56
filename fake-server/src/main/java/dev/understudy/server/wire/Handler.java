package dev.understudy.server.wire;

/** Every protocol decision: a function from a request to a reply. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @throws OAuthException to be rendered as the endpoint's kind of error
     */
    Reply handle(Request request);
}
