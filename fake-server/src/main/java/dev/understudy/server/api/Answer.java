package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import java.util.Map;

/** What an operation answers, before {@code fields} and {@code prettyPrint} have their say. */
public sealed interface Answer {

    /** A JSON object with HTTP 200. */
    static Answer json(Map<String, Object> object) {
        return new Json(object);
    }

    /** A file's content with HTTP 200. */
    static Answer media(Body content) {
        return new Media(content);
    }

    /** Done, and nothing to say: HTTP 204. */
    static Answer nothing() {
        return new Nothing(204, Headers.NONE);
    }

    /** Headers alone, as resumable uploads answer. */
    static Answer headers(int status, Headers headers) {
        return new Nothing(status, headers);
    }

    /**
     * A JSON object.
     *
     * @param object its members
     */
    record Json(Map<String, Object> object) implements Answer {}

    /**
     * A file's content.
     *
     * @param content the bytes and their type
     */
    record Media(Body content) implements Answer {}

    /**
     * No body.
     *
     * @param status the HTTP status
     * @param headers headers beyond the usual
     */
    record Nothing(int status, Headers headers) implements Answer {}
}
