package dev.understudy.server.account;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.NumericDate;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a token is, told to anyone who has it: Google's forerunner of introspection, for debugging. */
public final class TokenInfo {

    private static final String V2 = "/oauth2/v2/tokeninfo";

    /** Every path, and the shape of its answers. */
    private static final Map<String, TokenInfoShape> SHAPES = Map.of(
            "/tokeninfo",
            new TokenInfoStrings(),
            "/oauth2/v3/tokeninfo",
            new TokenInfoStrings(),
            "/oauth2/v1/tokeninfo",
            new TokenInfoTyped(),
            V2,
            new TokenInfoTyped());

    private final Records records;
    private final TokenLife life;
    private final SigningKeys keys;
    private final Clock clock;

    /** Information on the tokens in these records and on id_tokens signed with these keys. */
    public TokenInfo(Records records, TokenLife life, SigningKeys keys, Clock clock) {
        this.records = records;
        this.life = life;
        this.keys = keys;
        this.clock = clock;
    }

    /** The endpoint under all its URLs, GET and POST. */
    public Endpoint endpoint() {
        List<Route> routes = SHAPES.keySet().stream()
                .sorted()
                .flatMap(path -> Stream.of(Route.get(path), Route.post(path)))
                .toList();
        return new Endpoint("tokeninfo", routes, this::handle);
    }

    private Reply handle(Request request) {
        var params = request.form().or(request.query());
        try {
            var members = members(request, params);
            params.find("fields").ifPresent(fields -> members.keySet().retainAll(Arrays.asList(fields.split(","))));
            return TokenHeaders.on(AccountReplies.json(200, members));
        } catch (OAuthException e) {
            return TokenHeaders.on(request.path().equals(V2) ? nameless(e) : AccountReplies.error(e));
        }
    }

    private Map<String, Object> members(Request request, Params params) {
        var shape = SHAPES.getOrDefault(request.path(), new TokenInfoStrings());
        var idToken = params.find("id_token");
        if (idToken.isPresent()) {
            return idToken(shape, idToken.get());
        }
        String token = params.find("access_token")
                .or(request::bearerToken)
                .orElseThrow(() -> OAuthError.INVALID_REQUEST
                        .because("Either access_token, id_token, or token_handle required")
                        .explained("The request has neither an access_token nor an id_token."));
        var meaning =
                life.accessToken(token).orElseThrow(() -> invalid("The access token is expired, revoked or unknown."));
        return shape.accessToken(meaning, records.users().find(meaning.subject()), clock.now(meaning.projectId()));
    }

    private Map<String, Object> idToken(TokenInfoShape shape, String text) {
        var jwt = CompactJwt.read(text, CompactJwt.Form.CANONICAL)
                .filter(keys::signed)
                .orElseThrow(() -> invalid("The id_token is not one that this server signed."));
        String project = jwt.claim("aud")
                .flatMap(records.clients()::find)
                .map(OAuthClient::projectId)
                .orElse("");
        var now = clock.now(project);
        var expiry = NumericDate.read(jwt.claims().path("exp")).orElse(Instant.EPOCH);
        if (!expiry.isAfter(now)) {
            throw invalid("The id_token expired at " + expiry + ".");
        }
        return shape.idToken(jwt, now);
    }

    /** Version 2 was seen to leave the name of the error out (google-apiclient#38). */
    private static Reply nameless(OAuthException e) {
        return AccountReplies.json(e.status(), Map.of("error_description", e.description()))
                .noting(e.facts());
    }

    private static OAuthException invalid(String why) {
        return OAuthError.INVALID_TOKEN.because("Invalid Value").explained(why);
    }
}
