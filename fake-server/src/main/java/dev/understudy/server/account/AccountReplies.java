package dev.understudy.server.account;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;

/** JSON as the services about tokens write it; errors in the OAuth shape, {@code error} and {@code error_description}. */
final class AccountReplies {

    private AccountReplies() {}

    static Reply json(int status, Object value) {
        return Reply.of(status, Body.of("application/json; charset=UTF-8", Json.pretty(value)));
    }

    static Reply error(OAuthException e) {
        return json(e.status(), e.members()).noting(e.facts());
    }
}
