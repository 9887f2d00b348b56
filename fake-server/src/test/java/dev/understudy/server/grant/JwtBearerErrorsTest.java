package dev.understudy.server.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.wire.Params;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of errors of the JWT grant: one row per row of the reference. */
class JwtBearerErrorsTest {

    private static final String SIGNATURE = "Invalid JWT Signature.";
    private static final String TIMES =
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                    + " timeframe. Check your iat and exp values in the JWT claim.";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive";

    @AutoClose
    private static TokenWorld world;

    private static Robot robot;
    private static Robot disabled;
    private static Robot deleted;

    private record Row(String name, Supplier<String> assertion, int status, String error, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        world = new TokenWorld();
        robot = new Robot(world.google());
        disabled = new Robot(world.google());
        deleted = new Robot(world.google());
        setStatus(disabled, Status.DISABLED);
        setStatus(deleted, Status.DELETED);
        world.records()
                .serviceAccounts()
                .put("bare@x", new ServiceAccount("bare@x", "1", DemoWorld.PROJECT, "No keys", List.of()));
    }

    static Stream<Row> rows() {
        return Stream.of(structure(), signatures(), claims(), delegation()).flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_error_has_googles_words_on_one_line(Row row) {
        var reply = world.post(
                "/token",
                Params.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        row.assertion().get()));

        assertThat(reply.body())
                .isEqualTo("{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(row.error(), row.words()));
        assertThat(reply.statusCode()).isEqualTo(row.status());
        assertThat(world.why()).isNotEmpty();
    }

    private static Stream<Row> structure() {
        return Stream.of(
                        "",
                        "a.b",
                        "a.b.c.d",
                        "a.b.c",
                        "!!.!!.!!",
                        "e30.e30",
                        "e30.W10.e30",
                        "bm90IGpzb24.e30.e30",
                        "eyJhbGciOiJSUzI1NiIsImFsZyI6Im5vbmUifQ.e30.AA",
                        "e30.e30.AB")
                .map(text -> row("structure: " + text, () -> text, 400, "invalid_request", "Bad Request"));
    }

    private static Stream<Row> signatures() {
        return Stream.of(
                bad("other claims", SIGNATURE, () -> graft(robot.sign(claims(c -> {})), "{\"iss\":\"%s\"}")),
                bad("HS256", SIGNATURE, () -> robot.sign(Map.of("alg", "HS256"), claims(c -> {}))),
                bad("none", SIGNATURE, () -> robot.sign(Map.of("alg", "none"), claims(c -> {}))),
                bad("nOnE", SIGNATURE, () -> robot.sign(Map.of("alg", "nOnE"), claims(c -> {}))),
                bad("RS512", SIGNATURE, () -> robot.sign(Map.of("alg", "RS512"), claims(c -> {}))),
                bad("no alg", SIGNATURE, () -> robot.sign(Map.of("typ", "JWT"), claims(c -> {}))),
                bad(
                        "crit",
                        SIGNATURE,
                        () -> robot.sign(Map.of("alg", "RS256", "crit", List.of("x"), "x", 1), claims(c -> {}))),
                bad(
                        "b64",
                        SIGNATURE,
                        () -> robot.sign(
                                Map.of("alg", "RS256", "crit", List.of("b64"), "b64", false), claims(c -> {}))),
                bad(
                        "unknown kid",
                        SIGNATURE,
                        () -> robot.sign(Map.of("alg", "RS256", "kid", "../../dev/null"), claims(c -> {}))),
                bad("kid of another key", SIGNATURE, () -> robot.sign(disabled.header(), claims(c -> {}))),
                bad("deleted key", SIGNATURE, () -> deleted.sign(claims(c -> {}))),
                row(
                        "disabled key",
                        () -> disabled.sign(claims(c -> {})),
                        401,
                        "disabled_client",
                        "The OAuth client was disabled."),
                bad("no iss", "Invalid grant: account not found", () -> robot.sign(claims(c -> c.remove("iss")))),
                bad(
                        "unknown iss",
                        "Invalid grant: account not found",
                        () -> robot.sign(claims(c -> c.put("iss", "x@y")))),
                bad(
                        "an account without keys",
                        "Invalid JWT: No valid verifier found for issuer.",
                        () -> robot.sign(claims(c -> c.put("iss", "bare@x")))));
    }

    private static Stream<Row> claims() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                bad(
                        "no iat",
                        "Invalid JWT: iat (issued at) is not set.",
                        () -> robot.sign(claims(c -> c.remove("iat")))),
                bad(
                        "no exp",
                        "Invalid JWT: exp (expiration time) is not set.",
                        () -> robot.sign(claims(c -> c.remove("exp")))),
                bad(
                        "expired",
                        TIMES,
                        () -> robot.sign(claims(c -> {
                            c.put("iat", now - 3700);
                            c.put("exp", now - 100);
                        }))),
                bad("too long", TIMES, () -> robot.sign(claims(c -> c.put("exp", now + 3600 + 400)))),
                bad(
                        "exp before iat",
                        TIMES,
                        () -> robot.sign(claims(c -> {
                            c.put("iat", now + 200);
                            c.put("exp", now + 100);
                        }))),
                bad(
                        "from the future",
                        TIMES,
                        () -> robot.sign(claims(c -> {
                            c.put("iat", now + 400);
                            c.put("exp", now + 500);
                        }))),
                bad("absurd exp", TIMES, () -> robot.sign(claims(c -> c.put("exp", 1e300)))),
                bad("exp as words", TIMES, () -> robot.sign(claims(c -> c.put("exp", "tomorrow")))),
                row(
                        "empty scope",
                        () -> robot.sign(claims(c -> c.put("scope", " "))),
                        400,
                        "invalid_scope",
                        "Invalid OAuth scope or ID token audience provided."),
                row(
                        "empty scope before wrong audience",
                        () -> robot.sign(claims(c -> {
                            c.remove("scope");
                            c.remove("aud");
                        })),
                        400,
                        "invalid_scope",
                        "Invalid OAuth scope or ID token audience provided."),
                bad("no aud", "Invalid JWT: Failed audience check.", () -> robot.sign(claims(c -> c.remove("aud")))),
                bad(
                        "other aud",
                        "Invalid JWT: Failed audience check.",
                        () -> robot.sign(claims(c -> c.put("aud", "https://evil.example/token")))),
                bad(
                        "aud without /token",
                        "Invalid JWT: Failed audience check.",
                        () -> robot.sign(claims(c -> c.put("aud", "https://oauth2.googleapis.com")))));
    }

    private static Stream<Row> delegation() {
        String unauthorized = "Client is unauthorized to retrieve access tokens using this method, or client not"
                + " authorized for any of the scopes requested.";
        return Stream.of(
                row(
                        "scope not delegated",
                        () -> robot.sign(claims(c -> {
                            c.put("sub", DemoWorld.GRACE.email());
                            c.put("scope", "https://www.googleapis.com/auth/youtube");
                        })),
                        401,
                        "unauthorized_client",
                        unauthorized),
                row(
                        "one scope of two not delegated",
                        () -> robot.sign(claims(c -> {
                            c.put("sub", DemoWorld.GRACE.email());
                            c.put("scope", DRIVE + " https://www.googleapis.com/auth/youtube");
                        })),
                        401,
                        "access_denied",
                        "Requested client not authorized."),
                bad("sub no address", "Not a valid email.", () -> robot.sign(claims(c -> c.put("sub", "grace")))),
                bad(
                        "sub unknown",
                        "Invalid email or User ID",
                        () -> robot.sign(claims(c -> c.put("sub", "nobody@" + DemoWorld.DOMAIN)))),
                row(
                        "sub a consumer",
                        () -> robot.sign(claims(c -> c.put("sub", DemoWorld.ADA.email()))),
                        400,
                        "invalid_request",
                        "Invalid impersonation &quot;sub&quot; field: ada@example.com"),
                row(
                        "prn a service account",
                        () -> robot.sign(claims(c -> c.put("prn", "bare@x"))),
                        400,
                        "invalid_request",
                        "Invalid impersonation prn email address."));
    }

    private static Row bad(String name, String words, Supplier<String> assertion) {
        return row(name, assertion, 400, "invalid_grant", words);
    }

    private static Row row(String name, Supplier<String> assertion, int status, String error, String words) {
        return new Row(name, assertion, status, error, words);
    }

    private static Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<>(robot.claims(Instant.now()));
        change.accept(claims);
        return claims;
    }

    /** The same header and signature around other claims. */
    private static String graft(String jwt, String claims) {
        String[] segments = jwt.split("\\.");
        segments[1] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.formatted(robot.file().email()).getBytes(StandardCharsets.UTF_8));
        return String.join(".", segments);
    }

    private static void setStatus(Robot which, Status status) {
        KeyFile file = which.file();
        world.records()
                .serviceAccounts()
                .update(
                        file.email(),
                        account -> account.withKey(new ServiceAccountKey(
                                file.keyId(),
                                account.key(file.keyId()).orElseThrow().publicKey(),
                                status)));
    }
}
