package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;

/** Replies with the headers that Google's APIs send (a capture of 2021). */
final class ApiReplies {

    static final String JSON = "application/json; charset=UTF-8";

    private ApiReplies() {}

    static Reply of(int status, Body body) {
        return Reply.of(status, body)
                .with("Vary", "X-Origin, Referer, Origin")
                .with("Cache-Control", "private")
                .with("Server", "ESF")
                .with("X-XSS-Protection", "0")
                .with("X-Frame-Options", "SAMEORIGIN");
    }
}
