package dev.understudy.server.account;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;

/** The OAuth shape of an error: {@code error} and {@code error_description}. */
final class AccountErrors {

    private AccountErrors() {}

    static Reply reply(OAuthException e) {
        var members = new LinkedHashMap<String, Object>();
        members.put("error", e.error().code());
        members.put("error_description", e.description());
        return Reply.of(e.status(), Body.of("application/json; charset=UTF-8", Json.pretty(members)))
                .noting(e.facts());
    }
}
