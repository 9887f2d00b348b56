package dev.understudy.server.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Status;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.Params;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors of the token endpoint, for user grants: one row per row of the reference. */
class TokenErrorsTest {

    private static final String VERIFIER = "v".repeat(43);

    @AutoClose
    private static TokenWorld world;

    /** What is asked, and Google's answer. */
    private record Row(
            String name, Function<TokenWorld, Params> asked, String header, int status, String error, String words) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        world = new TokenWorld();
        put(copy(DemoWorld.WEB, "deleted", Status.DELETED));
        put(copy(DemoWorld.WEB, "disabled", Status.DISABLED));
    }

    static Stream<Row> rows() {
        return Stream.of(grantType(), clients(), codes(), pkce(), refreshing()).flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_error_has_googles_words(Row row) {
        var form = row.asked().apply(world);

        var reply = row.header().isEmpty()
                ? world.post("/token", form)
                : world.post("/token", form, "Authorization", row.header());

        assertThat(reply.body())
                .isEqualTo("{\n  \"error\": \"%s\",\n  \"error_description\": \"%s\"\n}"
                        .formatted(row.error(), row.words()));
        assertThat(reply.statusCode()).isEqualTo(row.status());
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(reply.headers().firstValue("Cache-Control"))
                .hasValue("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(reply.headers().firstValue("Pragma")).hasValue("no-cache");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(world.why()).isNotEmpty();
    }

    private static Stream<Row> grantType() {
        return Stream.of(
                row("no grant_type", w -> Params.NONE, 400, "unsupported_grant_type", "Invalid grant_type: "),
                row(
                        "unknown grant_type",
                        w -> Params.of("grant_type", "password"),
                        400,
                        "unsupported_grant_type",
                        "Invalid grant_type: password"));
    }

    private static Stream<Row> clients() {
        String undetermined = "Could not determine client ID from request.";
        return Stream.of(
                row("no client_id", w -> without(good(w), "client_id"), 400, "invalid_request", undetermined),
                row("another scheme", TokenErrorsTest::good, "Bearer x", 400, "invalid_request", undetermined),
                row("no id in Basic", TokenErrorsTest::good, basic(":secret"), 400, "invalid_request", undetermined),
                row("empty Basic", TokenErrorsTest::good, "Basic ", 400, "invalid_request", "Bad Request"),
                row("broken Basic", TokenErrorsTest::good, "Basic %%%", 400, "invalid_request", "Bad Request"),
                row(
                        "no secret",
                        w -> without(good(w), "client_secret"),
                        400,
                        "invalid_request",
                        "client_secret is missing."),
                row(
                        "no secret in Basic",
                        w -> good(w),
                        basic(DemoWorld.WEB.id() + ":"),
                        400,
                        "invalid_request",
                        "client_secret is missing."),
                row(
                        "unknown client",
                        w -> good(w).with("client_id", "nobody"),
                        401,
                        "invalid_client",
                        "The OAuth client was not found."),
                row("wrong secret", w -> good(w).with("client_secret", "wrong"), 401, "invalid_client", "Unauthorized"),
                row(
                        "deleted client",
                        w -> good(w).with("client_id", "deleted"),
                        401,
                        "deleted_client",
                        "The OAuth client was deleted."),
                row(
                        "disabled client",
                        w -> good(w).with("client_id", "disabled"),
                        401,
                        "disabled_client",
                        "The OAuth client was disabled."),
                row(
                        "wrong secret and bogus code",
                        w -> good(w).with("client_secret", "wrong").with("code", "4/0bogus"),
                        401,
                        "invalid_client",
                        "Unauthorized"));
    }

    private static Stream<Row> codes() {
        return Stream.of(
                row(
                        "no code",
                        w -> without(good(w), "code"),
                        400,
                        "invalid_request",
                        "Missing required parameter: code"),
                row(
                        "a parameter of the authorization request",
                        w -> good(w).with("access_type", "offline"),
                        400,
                        "invalid_request",
                        "Parameter not allowed for this message type: access_type"),
                row(
                        "another parameter of the authorization request",
                        w -> good(w).with("prompt", "consent"),
                        400,
                        "invalid_request",
                        "Parameter not allowed for this message type: prompt"),
                row(
                        "no redirect_uri",
                        w -> without(good(w), "redirect_uri"),
                        400,
                        "invalid_request",
                        "Missing parameter: redirect_uri"),
                row(
                        "redirect_uri without scheme",
                        w -> good(w).with("redirect_uri", "redirectURI"),
                        400,
                        "invalid_request",
                        "Invalid parameter value for redirect_uri: Missing scheme: redirectURI"),
                row(
                        "other redirect_uri",
                        w -> good(w).with("redirect_uri", TokenWorld.REDIRECT + "/"),
                        400,
                        "redirect_uri_mismatch",
                        "Bad Request"),
                row(
                        "encoded code",
                        w -> good(w).with("code", w.code().replace("/", "%2F")),
                        400,
                        "invalid_grant",
                        "Malformed auth code."),
                row(
                        "code with a space",
                        w -> good(w).with("code", w.code() + " "),
                        400,
                        "invalid_grant",
                        "Malformed auth code."),
                row("placeholder", w -> good(w).with("code", "code"), 400, "invalid_grant", "Malformed auth code."),
                row("unknown code", w -> good(w).with("code", "4/0bogus"), 400, "invalid_grant", "Bad Request"),
                row("used code", TokenErrorsTest::used, 400, "invalid_grant", "Bad Request"),
                row(
                        "another client's code",
                        w -> good(w).with("client_id", DemoWorld.DESKTOP.id())
                                .with(
                                        "client_secret",
                                        DemoWorld.DESKTOP.secret().orElseThrow()),
                        400,
                        "invalid_grant",
                        "Bad Request"));
    }

    private static Stream<Row> pkce() {
        var s256 = new PkceChallenge(Hashes.sha256(VERIFIER), "S256");
        var plain = new PkceChallenge(VERIFIER, "plain");
        return Stream.of(
                row("no verifier", w -> w.exchange(w.code(s256)), 400, "invalid_grant", "Missing code verifier."),
                row(
                        "wrong verifier",
                        w -> w.exchange(w.code(s256)).with("code_verifier", VERIFIER + "x"),
                        400,
                        "invalid_grant",
                        "Invalid code verifier."),
                row(
                        "wrong plain verifier",
                        w -> w.exchange(w.code(plain)).with("code_verifier", Hashes.sha256(VERIFIER)),
                        400,
                        "invalid_grant",
                        "Invalid code verifier."),
                row(
                        "verifier without challenge",
                        w -> good(w).with("code_verifier", VERIFIER),
                        400,
                        "invalid_grant",
                        "code_verifier or verifier is not needed"));
    }

    private static Stream<Row> refreshing() {
        return Stream.of(
                row(
                        "no refresh_token",
                        w -> without(w.refresh("x"), "refresh_token"),
                        400,
                        "invalid_request",
                        "Missing required parameter: refresh_token"),
                row("unknown refresh_token", w -> w.refresh("1//0bogus"), 400, "invalid_grant", "Bad Request"),
                row(
                        "another client's refresh_token",
                        w -> w.refresh(refreshToken(w))
                                .with("client_id", DemoWorld.DESKTOP.id())
                                .with(
                                        "client_secret",
                                        DemoWorld.DESKTOP.secret().orElseThrow()),
                        400,
                        "invalid_grant",
                        "Bad Request"),
                row(
                        "wider scope",
                        w -> w.refresh(refreshToken(w)).with("scope", "https://www.googleapis.com/auth/drive"),
                        400,
                        "invalid_scope",
                        "Bad Request"));
    }

    private static Params good(TokenWorld world) {
        return world.exchange(world.code());
    }

    private static Params used(TokenWorld world) {
        var exchange = good(world);
        assertThat(world.post("/token", exchange).statusCode()).isEqualTo(200);
        return exchange;
    }

    private static String refreshToken(TokenWorld world) {
        return world.redeem(world.code()).path("refresh_token").asText();
    }

    private static Params without(Params params, String name) {
        var values = new LinkedHashMap<>(params.values());
        values.remove(name);
        return new Params(values);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Row row(String name, Function<TokenWorld, Params> asked, int status, String error, String words) {
        return row(name, asked, "", status, error, words);
    }

    private static Row row(
            String name, Function<TokenWorld, Params> asked, String header, int status, String error, String words) {
        return new Row(name, asked, header, status, error, words);
    }

    private static OAuthClient copy(OAuthClient client, String id, Status status) {
        return new OAuthClient(
                id,
                client.secret(),
                client.type(),
                client.projectId(),
                client.name(),
                client.redirectUris(),
                client.oob(),
                status);
    }

    private static void put(OAuthClient client) {
        world.records().clients().put(client.id(), client);
    }
}
