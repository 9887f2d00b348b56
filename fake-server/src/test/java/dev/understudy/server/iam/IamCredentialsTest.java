package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamCredentialsTest {

    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    private static final String PATH = "/v1/projects/-/serviceAccounts/";
    private static final String EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void a_caller_gets_an_access_token_of_the_service_account() {
        var reply = ask("generateAccessToken", Map.of("scope", List.of(DRIVE), "lifetime", "600s"));

        var answer = json(reply);
        assertThat(answer.properties()).extracting(Map.Entry::getKey).containsExactly("accessToken", "expireTime");
        assertThat(answer.path("expireTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        String token = answer.path("accessToken").asText();
        assertThat(user(token)).isEqualTo(DemoWorld.ROBOT.email());
        world.advance(Duration.ofMinutes(11));
        assertThat(world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_caller_gets_an_id_token_with_or_without_the_address() {
        var bare = claims(ask("generateIdToken", Map.of("audience", "https://service.example")));
        var full = claims(ask("generateIdToken", Map.of("audience", "https://service.example", "includeEmail", true)));

        assertThat(bare.claim("aud")).hasValue("https://service.example");
        assertThat(bare.claim("azp")).hasValue(DemoWorld.ROBOT.uniqueId());
        assertThat(bare.claims().has("email")).isFalse();
        assertThat(full.claim("email")).hasValue(DemoWorld.ROBOT.email());
        var named =
                claims(ask("generateIdToken", Map.of("audience", "https://service.example", "useEmailAzp", "true")));
        assertThat(named.claim("azp")).hasValue(DemoWorld.ROBOT.email());
        assertThat(world.google().signingKeys().signed(full)).isTrue();
    }

    @Test
    void a_signed_jwt_verifies_with_the_accounts_published_keys() throws Exception {
        var answer = json(ask("signJwt", Map.of("payload", "{\"iss\":\"me\"}")));

        var jwt = SignedJWT.parse(answer.path("signedJwt").asText());
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(answer.path("keyId").asText());
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys().getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("me");
    }

    @Test
    void a_signed_blob_verifies_with_the_accounts_published_keys() throws Exception {
        byte[] bytes = "some bytes >>> ???".getBytes(StandardCharsets.UTF_8);

        var answer =
                json(ask("signBlob", Map.of("payload", Base64.getUrlEncoder().encodeToString(bytes))));

        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(
                keys().getKeyByKeyId(answer.path("keyId").asText()).toRSAKey().toRSAPublicKey());
        signature.update(bytes);
        assertThat(signature.verify(
                        Base64.getDecoder().decode(answer.path("signedBlob").asText())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generateAccessToken | {}",
                "generateAccessToken | {\"scope\":[\"x\"],\"lifetime\":\"7200s\"}",
                "generateAccessToken | {\"scope\":[\"x\"],\"lifetime\":\"soon\"}",
                "generateIdToken     | {}",
                "signJwt             | {\"payload\":\"no json\"}",
                "signBlob            | {\"payload\":\"!!\"}",
                "signBlob            | {}",
                "signJwt             | [1]"
            })
    void a_broken_request_is_an_invalid_argument(String verb, String body) {
        var reply = post(DemoWorld.ROBOT.email(), verb, body, token(List.of(CLOUD)));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(Json.compact(json(reply)))
                .isEqualTo("{\"error\":{\"code\":400,\"message\":\"Request contains an invalid argument.\","
                        + "\"status\":\"INVALID_ARGUMENT\"}}");
        assertThat(world.why()).isNotEmpty();
    }

    @Test
    void an_account_elsewhere_is_denied_in_iams_words() {
        var reply = post("x@other.iam.gserviceaccount.com", "signJwt", "{}", token(List.of(CLOUD)));

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(Json.compact(json(reply)))
                .isEqualTo("{\"error\":{\"code\":403,\"message\":\"Permission 'iam.serviceAccounts.signJwt' denied on"
                        + " resource (or it may not exist).\",\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
                        + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"IAM_PERMISSION_DENIED\","
                        + "\"domain\":\"iam.googleapis.com\",\"metadata\":{\"permission\":"
                        + "\"iam.serviceAccounts.signJwt\"}}]}}");
    }

    @Test
    void a_token_without_the_scope_a_bad_one_and_none_are_refused_as_by_every_api() {
        String method = "\"domain\":\"googleapis.com\",\"metadata\":{\"service\":\"iamcredentials.googleapis.com\","
                + "\"method\":\"google.iam.credentials.v1.IAMCredentials.SignJwt\"}}]}}";
        String realm = "Bearer realm=\"https://accounts.google.com/\"";

        refused(
                post(DemoWorld.ROBOT.email(), "signJwt", "{}", token(List.of(DRIVE))),
                403,
                realm + ", error=\"insufficient_scope\", scope=\"" + CLOUD + " https://www.googleapis.com/auth/iam\"",
                "{\"error\":{\"code\":403,\"message\":\"Request had insufficient authentication scopes.\","
                        + "\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
                        + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":"
                        + "\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"," + method);
        refused(
                post(DemoWorld.ROBOT.email(), "signJwt", "{}", "nothing"),
                401,
                realm + ", error=\"invalid_token\"",
                "{\"error\":{\"code\":401,\"message\":\"Request had invalid authentication credentials. " + EXPECTED
                        + "\",\"status\":\"UNAUTHENTICATED\"}}");
        refused(
                world.post(PATH + DemoWorld.ROBOT.email() + ":signJwt", "application/json", "{}"),
                401,
                realm,
                "{\"error\":{\"code\":401,\"message\":\"Request is missing required authentication credential. "
                        + EXPECTED + "\",\"status\":\"UNAUTHENTICATED\",\"details\":[{\"@type\":"
                        + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"CREDENTIALS_MISSING\"," + method);
    }

    private void refused(HttpResponse<String> reply, int status, String challenge, String body) {
        assertThat(Json.compact(json(reply))).isEqualTo(body);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue(challenge);
        assertThat(world.why()).isNotEmpty();
    }

    private HttpResponse<String> ask(String verb, Map<String, Object> body) {
        var reply = post(DemoWorld.ROBOT.email(), verb, Json.compact(body), token(List.of(CLOUD)));
        assertThat(reply.statusCode()).isEqualTo(200);
        return reply;
    }

    private HttpResponse<String> post(String email, String verb, String body, String token) {
        return world.post(PATH + email + ":" + verb, "application/json", body, "Authorization", "Bearer " + token);
    }

    private String token(List<String> scopes) {
        return world.redeem(world.code(scopes)).path("access_token").asText();
    }

    private String user(String token) {
        return json(world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + token))
                .path("user")
                .path("emailAddress")
                .asText();
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(
                world.get("/robot/v1/metadata/jwk/" + DemoWorld.ROBOT.email()).body());
    }

    private static CompactJwt claims(HttpResponse<String> reply) {
        return CompactJwt.read(json(reply).path("token").asText(), CompactJwt.Form.CANONICAL)
                .orElseThrow();
    }
}
