package dev.understudy.server.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.SpentCode;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whose request it is. Google's paths are fixed, so the project must be found from what a request carries: its
 * client, else its code, token or assertion.
 */
public final class Attribution {

    private final Records records;
    private final Function<String, String> keyOf;

    /**
     * Attribution by these records.
     *
     * @param keyOf the key under which a table keeps a token
     */
    public Attribution(Records records, Function<String, String> keyOf) {
        this.records = records;
        this.keyOf = keyOf;
    }

    /** The project of a request, or nothing if it carries no mark that the server knows. */
    public Optional<String> projectOf(Request request) {
        var params = request.form().or(request.query());
        return Stream.<Optional<String>>of(
                        params.find("client_id").or(() -> basicUser(request)).flatMap(this::clientProject),
                        params.find("code").flatMap(this::codeProject),
                        params.find("refresh_token").flatMap(this::tokenProject),
                        params.find("assertion").flatMap(Attribution::issuer).flatMap(this::accountProject),
                        request.bearerToken().or(() -> token(params)).flatMap(this::tokenProject))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> clientProject(String clientId) {
        return records.clients().find(clientId).map(OAuthClient::projectId);
    }

    private Optional<String> codeProject(String code) {
        String key = keyOf.apply(code);
        return records.codes()
                .find(key)
                .or(() -> records.spentCodes().find(key).map(SpentCode::code))
                .map(AuthorizationCode::projectId);
    }

    private Optional<String> tokenProject(String token) {
        String key = keyOf.apply(token);
        return records.accessTokens()
                .find(key)
                .map(AccessToken::projectId)
                .or(() -> records.refreshTokens().find(key).map(RefreshToken::projectId))
                .or(() -> issuer(token).flatMap(this::accountProject));
    }

    private Optional<String> accountProject(String email) {
        return records.serviceAccounts().find(email).map(ServiceAccount::projectId);
    }

    private static Optional<String> token(Params params) {
        return Stream.of("token", "access_token", "oauth_token")
                .flatMap(name -> params.find(name).stream())
                .findFirst();
    }

    private static Optional<String> basicUser(Request request) {
        return request.headers()
                .find("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> decode(Base64.getDecoder(), value.substring(6).strip()))
                .map(pair -> pair.split(":", 2)[0]);
    }

    /** The issuer an assertion names: unverified, good enough to say in whose journal it belongs. */
    private static Optional<String> issuer(String jwt) {
        String[] segments = jwt.split("\\.", 4);
        return segments.length != 3
                ? Optional.empty()
                : decode(Base64.getUrlDecoder(), segments[1])
                        .flatMap(Json::read)
                        .map(claims -> claims.path("iss"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue);
    }

    private static Optional<String> decode(Base64.Decoder decoder, String text) {
        try {
            return Optional.of(new String(decoder.decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
