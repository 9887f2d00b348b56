package dev.understudy.server.account;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;

/** The OAuth shape of an error: {@code error} and {@code error_description}. */
final class AccountErrors {

    private AccountErrors() {}

    static Reply reply(OAuthException e) {
        return Reply.of(e.status(), Body.of("application/json; charset=UTF-8", Json.pretty(e.members())))
                .noting(e.facts());
    }
}
