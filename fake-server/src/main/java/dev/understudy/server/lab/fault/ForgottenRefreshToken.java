package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;

/** Google has forgotten the refresh token, as it does some time after its end: {@code invalid_grant}, Bad Request. */
public final class ForgottenRefreshToken implements Fault {

    @Override
    public String name() {
        return "forgotten-refresh-token";
    }

    @Override
    public boolean concerns(Request request) {
        return request.form().find("refresh_token").isPresent();
    }

    @Override
    public Reply apply(Occasion occasion) {
        var backstage = occasion.backstage();
        occasion.request()
                .form()
                .find("refresh_token")
                .map(backstage.tokens()::keyOf)
                .ifPresent(key -> backstage.records().refreshTokens().take(key));
        return occasion.answer();
    }
}
