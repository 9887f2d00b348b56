package dev.understudy.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.TestKeys;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.Params;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the discovery document promises is done, and what it does not name is refused: own rule A83. */
class AdvertisedTest {

    private static final String REDIRECT = "http://localhost:8080/";
    private static final String VERIFIER = "v".repeat(43);
    private static final Map<Profile, TokenWorld> WORLDS = new LinkedHashMap<>();

    /** A value of a member that a profile advertises. */
    private record Promise(Profile profile, String member, String value) {

        TokenWorld world() {
            return WORLDS.get(profile);
        }
    }

    @BeforeAll
    static void start() {
        for (var profile : List.of(Profile.GOOGLE, Profile.STRICT)) {
            WORLDS.put(profile, new TokenWorld(profile));
        }
    }

    @AfterAll
    static void stop() {
        WORLDS.values().forEach(TokenWorld::close);
        WORLDS.clear();
    }

    static Stream<Promise> promises() {
        return Stream.of(Profile.GOOGLE, Profile.STRICT).flatMap(profile -> {
            try (var world = new TokenWorld(profile)) {
                return document(world).properties().stream()
                        .filter(member -> member.getValue().isArray())
                        .flatMap(
                                member -> StreamSupport.stream(member.getValue().spliterator(), false)
                                        .map(value -> new Promise(profile, member.getKey(), value.asText())));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("promises")
    void what_is_promised_is_done(Promise promise) throws Exception {
        String value = promise.value();
        var world = promise.world();
        switch (promise.member()) {
            case "response_types_supported" ->
                assertThat(names(world, "response_type", value)).containsAll(given(value));
            case "response_modes_supported" -> assertMode(world, value);
            case "grant_types_supported" ->
                assertThat(error(world, "/token", Params.of("grant_type", value)))
                        .isNotEqualTo("unsupported_grant_type");
            case "code_challenge_methods_supported" ->
                assertThat(challenged(world, value)).isEqualTo(200);
            case "prompt_values_supported" -> assertThat(prompted(world, value)).isEqualTo("");
            case "scopes_supported" ->
                assertThat(idToken(world, value).claim("sub")).hasValue(DemoWorld.ADA.sub());
            case "claims_supported" -> assertThat(isTold(world, value)).isTrue();
            case "id_token_signing_alg_values_supported" ->
                assertThat(idToken(world, "openid").header().path("alg").asText())
                        .isEqualTo(value);
            case "subject_types_supported" -> assertThat(value).isEqualTo("public");
            case "claim_types_supported" -> assertThat(value).isEqualTo("normal");
            default -> {
                if (promise.member().endsWith("_auth_methods_supported")) {
                    assertAuthenticates(world, "/" + path(promise), value);
                } else {
                    assertThat(promise.member()).endsWith("_auth_signing_alg_values_supported");
                    assertThat(value).isEqualTo("RS256");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOGLE", "STRICT"})
    void every_address_that_is_named_answers(Profile profile) {
        var world = WORLDS.get(profile);
        var addresses = document(world).properties().stream()
                .filter(member -> member.getKey().matches(".*_(endpoint|uri)"))
                .map(member -> member.getValue().asText())
                .toList();

        assertThat(addresses).hasSizeGreaterThan(5);
        for (String address : addresses) {
            String path = address.substring(world.google().url().toString().length());
            assertThat(List.of(
                            world.get(path).statusCode(),
                            world.post(path, Params.of("x", "y")).statusCode()))
                    .as(path)
                    .anyMatch(status -> status != 404 && status != 405);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOGLE", "STRICT"})
    void what_is_not_promised_is_refused(Profile profile) throws Exception {
        var world = WORLDS.get(profile);
        var document = document(world);

        for (String type : List.of("code", "token", "id_token", "token id_token", "code token", "foo")) {
            boolean promised = texts(document.path("response_types_supported")).contains(type);
            assertThat(names(world, "response_type", type).containsAll(given(type)))
                    .as(type)
                    .isEqualTo(promised);
        }
        assertThat(challenged(world, "plain") == 200)
                .isEqualTo(
                        texts(document.path("code_challenge_methods_supported")).contains("plain"));
        for (String flag : List.of("request", "request_uri", "claims")) {
            assertThat(document.path(flag + "_parameter_supported").asBoolean()).isFalse();
        }
        assertThat(document.has("request_uri_parameter_supported")).isEqualTo(profile == Profile.STRICT);
        assertThat(document.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isEqualTo(profile == Profile.STRICT);
        assertThat(texts(document.path("token_endpoint_auth_methods_supported")).contains("private_key_jwt"))
                .isEqualTo(profile == Profile.STRICT);
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOGLE", "STRICT"})
    void in_strict_clients_of_plain_oauth_find_it_too(Profile profile) {
        var world = WORLDS.get(profile);
        var reply = world.get("/.well-known/oauth-authorization-server");

        assertThat(reply.statusCode()).isEqualTo(profile == Profile.STRICT ? 200 : 404);
        if (profile == Profile.STRICT) {
            assertThat(TokenWorld.json(reply)).isEqualTo(document(world));
        }
    }

    private static List<String> given(String responseType) {
        var expected = Map.of("code", "code", "token", "access_token", "id_token", "id_token", "none", "iss");
        return Arrays.stream(responseType.split(" "))
                .map(word -> expected.getOrDefault(word, "nothing"))
                .toList();
    }

    private static List<String> names(TokenWorld world, String name, String value) {
        var visited = allow(world, name, value);
        return visited.header("Location").isEmpty()
                ? List.of()
                : List.copyOf(answer(visited).values().keySet());
    }

    private static void assertMode(TokenWorld world, String mode) {
        var visited = allow(world, "response_mode", mode);
        if (mode.equals("form_post")) {
            assertThat(visited.html()).contains("action=\"" + REDIRECT + "\"", "name=\"code\"");
        } else {
            assertThat(visited.location()).startsWith(REDIRECT + (mode.equals("query") ? "?" : "#"));
        }
    }

    private static int challenged(TokenWorld world, String method) {
        String challenge = method.equals("plain") ? VERIFIER : Hashes.sha256(VERIFIER);
        var visited = allow(world, "code_challenge", challenge, "code_challenge_method", method);
        var code = visited.header("Location").isEmpty()
                ? ""
                : answer(visited).find("code").orElse("");
        return world.post("/token", exchange(code).with("code_verifier", VERIFIER))
                .statusCode();
    }

    /** The error of an authorization request with this prompt, by a browser that is signed in already. */
    private static String prompted(TokenWorld world, String prompt) {
        var visitor = new Visitor(world.google().url());
        visitor.allow(request(), DemoWorld.ADA.email());
        var page = visitor.open(request("prompt", prompt));
        assertThat(page.header("Location").isPresent()).isEqualTo(prompt.equals("none"));
        return answer(page.choose(DemoWorld.ADA.email()).allow()).find("error").orElse("");
    }

    private static CompactJwt idToken(TokenWorld world, String scope) {
        return CompactJwt.read(tokens(world, scope).path("id_token").asText(), CompactJwt.Form.CANONICAL)
                .orElseThrow();
    }

    /** A claim is in the id_token or in what userinfo tells (OpenID Connect Core section 5.4). */
    private static boolean isTold(TokenWorld world, String claim) {
        var tokens = tokens(world, "openid email profile");
        var jwt = CompactJwt.read(tokens.path("id_token").asText(), CompactJwt.Form.CANONICAL);
        return jwt.orElseThrow().claims().has(claim)
                || TokenWorld.json(world.get(
                                "/v1/userinfo",
                                "Authorization",
                                "Bearer " + tokens.path("access_token").asText()))
                        .has(claim);
    }

    private static JsonNode tokens(TokenWorld world, String scope) {
        var code = answer(allow(world, "scope", scope)).require("code");
        return TokenWorld.json(world.post("/token", exchange(code)));
    }

    private static String path(Promise promise) {
        var paths = Map.of("token", "token", "introspection", "introspect", "revocation", "revoke");
        return paths.get(promise.member().substring(0, promise.member().indexOf("_endpoint")));
    }

    private static void assertAuthenticates(TokenWorld world, String path, String method) throws Exception {
        String token = world.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email"));
        var form = Params.of("grant_type", "refresh_token", "refresh_token", token, "token", token);
        String secret = DemoWorld.WEB.secret().orElseThrow();

        var reply = switch (method) {
            case "client_secret_basic" ->
                world.post(path, form, "Authorization", basic(DemoWorld.WEB.id() + ":" + secret));
            case "client_secret_post" ->
                world.post(path, form.with("client_id", DemoWorld.WEB.id()).with("client_secret", secret));
            default -> world.post(path, signed(world, form));
        };

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    }

    private static Params signed(TokenWorld world, Params form) throws Exception {
        var robot = new Robot(world.google());
        world.records().clients().update(DemoWorld.WEB.id(), web -> web.withJwks(TestKeys.jwks(robot)));
        var claims = robot.claims(Instant.now());
        claims.put("iss", DemoWorld.WEB.id());
        claims.put("sub", DemoWorld.WEB.id());
        claims.put("aud", world.google().url().toString());
        claims.put("jti", form.require("token"));
        return form.with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", robot.sign(claims));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Visited allow(TokenWorld world, String... namesAndValues) {
        return new Visitor(world.google().url()).allow(request(namesAndValues), DemoWorld.ADA.email());
    }

    private static Params request(String... namesAndValues) {
        var request = Visitor.request(DemoWorld.WEB, REDIRECT, "scope", "openid email", "nonce", "n", "state", "s");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request;
    }

    private static Params exchange(String code) {
        return Params.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT)
                .with("client_id", DemoWorld.WEB.id())
                .with("client_secret", DemoWorld.WEB.secret().orElseThrow());
    }

    private static Params answer(Visited visited) {
        return Params.parse(visited.location().split("[?#]", 2)[1]);
    }

    private static String error(TokenWorld world, String path, Params form) {
        return TokenWorld.json(world.post(path, form)).path("error").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode document(TokenWorld world) {
        return TokenWorld.json(world.get("/.well-known/openid-configuration"));
    }
}
