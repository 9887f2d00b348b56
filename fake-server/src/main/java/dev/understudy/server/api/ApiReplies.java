package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;

/** Replies with the headers that Google's APIs send (a capture of 2021). */
final class ApiReplies {

    static final String JSON = "application/json; charset=UTF-8";

    /** How JSON is laid out. */
    enum Print {
        PRETTY,
        COMPACT
    }

    private ApiReplies() {}

    static Reply json(int status, Object value, Print print) {
        return of(status, Body.of(JSON, print == Print.PRETTY ? Json.pretty(value) : Json.compact(value)));
    }

    static Reply of(int status, Body body) {
        return Reply.of(status, body)
                .with("Vary", "X-Origin, Referer, Origin")
                .with("Cache-Control", "private")
                .with("Server", "ESF")
                .with("X-XSS-Protection", "0")
                .with("X-Frame-Options", "SAMEORIGIN");
    }
}
