package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Backstage;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.Optional;
import java.util.stream.Stream;

/** Just before the request the user takes back the grant on which its token, or its code, stands. */
public final class RevokedGrant implements Fault {

    @Override
    public String name() {
        return "revoked-grant";
    }

    @Override
    public Reply apply(Occasion occasion) {
        var backstage = occasion.backstage();
        grantOf(occasion.request(), backstage)
                .flatMap(id -> backstage
                        .records()
                        .grants()
                        .all()
                        .filter(grant -> grant.id().equals(id))
                        .findFirst())
                .ifPresent(
                        grant -> backstage.tokens().end(grant, "The lab revoked the grant, as the user might have."));
        return occasion.answer();
    }

    private static Optional<String> grantOf(Request request, Backstage backstage) {
        var params = request.form().or(request.query());
        var records = backstage.records();
        return Stream.<Optional<String>>of(
                        params.find("refresh_token")
                                .flatMap(token -> records.refreshTokens()
                                        .find(backstage.tokens().keyOf(token)))
                                .map(RefreshToken::grantId),
                        params.find("code")
                                .flatMap(code ->
                                        records.codes().find(backstage.tokens().keyOf(code)))
                                .map(AuthorizationCode::grantId),
                        request.bearerToken()
                                .or(() -> params.find("access_token"))
                                .flatMap(token -> records.accessTokens()
                                        .find(backstage.tokens().keyOf(token)))
                                .flatMap(AccessToken::grantId))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
