package dev.understudy.server.iam;

import static dev.understudy.server.iam.Sts.actAsRobot;
import static dev.understudy.server.iam.Sts.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Scenarios;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.token.KeyMaterial;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workloads with a token from elsewhere, where the world says which tokens are good. */
class WorkloadIdentityTest {

    private static final String KEY_FILE = Robot.keyFile();
    private static final String ISSUER = "https://ci.example";

    @AutoClose
    private TokenWorld world;

    private Robot signer;
    private WorkloadProvider provider;

    private record Row(String name, UnaryOperator<Params> form, Consumer<Map<String, Object>> claims, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        signer = Robot.with(KEY_FILE, world.google());
        provider = new WorkloadProvider(
                DemoWorld.PROJECT_NUMBER,
                "pool",
                "ci",
                ISSUER,
                List.of("https://audience.example"),
                Optional.of(keys()),
                Map.of("google.subject", "assertion.sub", "attribute.repo", "assertion.repository"),
                Optional.of("attribute.repo.startsWith('acme/') && assertion.ref == \"main\""));
        world.google().adminConsole().trust(provider);
    }

    @Test
    void a_good_token_makes_a_principal_that_policies_can_name() {
        world.google()
                .adminConsole()
                .grantRole(
                        DemoWorld.ROBOT.email(),
                        "roles/iam.workloadIdentityUser",
                        provider.principalSet("attribute.repo", "acme/shop"));

        assertThat(actAsRobot(world, exchange(form -> form, claims -> {}))).isEqualTo(200);
        assertThat(actAsRobot(world, exchange(form -> form, claims -> claims.put("repository", "acme/other"))))
                .isEqualTo(403);
    }

    static Stream<Row> rows() {
        String condition = body("unauthorized_client", "The given credential is rejected by the attribute condition.");
        return Stream.of(
                new Row(
                        "other audience parameter",
                        form -> form.with("audience", form.find("audience").orElseThrow() + "x"),
                        claims -> {},
                        body(
                                "invalid_target",
                                "The target service indicated by the \\\"audience\\\" parameters is invalid. This might"
                                        + " either be because the pool or provider is disabled or deleted or because it"
                                        + " doesn't exist.")),
                new Row(
                        "other issuer",
                        form -> form,
                        claims -> claims.put("iss", "https://evil.example"),
                        body(
                                "invalid_grant",
                                "The issuer in ID Token https://evil.example does not match the expected ones:"
                                        + " https://ci.example.")),
                new Row(
                        "other audience",
                        form -> form,
                        claims -> claims.put("aud", List.of("a", "b")),
                        body("invalid_grant", "The audience in ID Token [a, b] does not match the expected audience.")),
                new Row("other repository", form -> form, claims -> claims.put("repository", "evil/x"), condition),
                new Row("other branch", form -> form, claims -> claims.put("ref", "dev"), condition),
                new Row("no branch", form -> form, claims -> claims.remove("ref"), condition),
                new Row(
                        "expired",
                        form -> form,
                        claims -> claims.put("exp", 1),
                        body("invalid_grant", "ID Token issued by the provider is stale to sign-in.")),
                new Row(
                        "no JWT",
                        form -> form.with("subject_token", "x"),
                        claims -> {},
                        body("invalid_request", "Unable to parse the ID Token.")),
                new Row(
                        "forged",
                        form -> form.with(
                                "subject_token",
                                form.find("subject_token").orElseThrow().replaceAll("\\.[^.]*$", ".AAAA")),
                        claims -> {},
                        body("invalid_grant", "Invalid JWT signature.")),
                new Row(
                        "no subject_token",
                        form -> form.with("subject_token", ""),
                        claims -> {},
                        body("invalid_request", "Missing required parameter: subject_token")),
                new Row(
                        "other kind of token",
                        form -> form.with("subject_token_type", "x"),
                        claims -> {},
                        body(
                                "invalid_request",
                                "Invalid value for \\\"subject_token_type\\\". It should be one of Google's token"
                                        + " types.")),
                new Row(
                        "other kind of token wanted",
                        form -> form.with("requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token"),
                        claims -> {},
                        body(
                                "invalid_request",
                                "Invalid value for \\\"requested_token_type\\\". It should be"
                                        + " urn:ietf:params:oauth:token-type:access_token.")),
                new Row(
                        "no requested_token_type",
                        form -> form.with("requested_token_type", ""),
                        claims -> {},
                        body("invalid_request", "Missing required parameter: requested_token_type")),
                new Row(
                        "other grant",
                        form -> form.with("grant_type", "x"),
                        claims -> {},
                        body("unsupported_grant_type", "Invalid grant_type: x")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_wrong_is_named(Row row) {
        var reply = exchange(row.form(), row.claims());

        assertThat(reply.body()).isEqualTo(row.body());
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(world.why()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a.b == 'x' ; true",
                "a.b != 'x' ; false",
                "'x' == a.b && c == 'y' ; false",
                "'x' == a.b || c == 'y' ; true",
                "!(a.b == 'y') && (c == '' || c == 'z') ; true",
                "a.b.endsWith('x') ; true",
                "a.b.contains(\"y\") ; false",
            })
    void conditions_are_understood(String condition, boolean expected) {
        assertThat(AttributeCondition.holds(condition, Map.of("a.b", "x"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a ==", "a = 'x'", "(a == 'x'", "a == 'x' b", "size(a)", "'x'"})
    void a_condition_that_is_not_understood_is_said_at_the_start(String condition) {
        var broken = new WorkloadProvider(
                "1", "pool", "ci", ISSUER, List.of(), Optional.empty(), Map.of(), Optional.of(condition));

        assertThatThrownBy(() -> world.google().adminConsole().trust(broken))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageStartingWith("The workload provider ci: The attribute condition is not understood");
    }

    @Test
    void a_scenario_file_names_providers_and_is_written_back_the_same() throws Exception {
        String file = """
            {"base": "demo",
             "projects": [{"id": "example-123", "workloadProviders": [{"pool": "pool", "id": "ci",
               "issuer": "https://ci.example", "jwks": %s, "attributeMapping": {"attribute.repo": "assertion.repository"},
               "attributeCondition": "assertion.ref == 'main'"}],
               "serviceAccounts": [{"name": "robot", "iam": {"roles/iam.workloadIdentityUser": ["x"]}}]}],
             "users": [{"email": "ada@example.com", "state": "restricted"}],
             "accessPolicies": [{"appliesTo": "example.org", "message": "No."}],
             "sessionControls": [{"domain": "example.org", "hours": 16}]}
            """.formatted(keys());
        var scenario = ScenarioFile.parse("world.json", file);

        assertThat(ScenarioFile.parse("again.json", ScenarioFile.write(scenario)))
                .isEqualTo(scenario);
        try (var google = FakeGoogle.start(scenario)) {
            assertThat(google.records().workloadProviders().all()).hasSize(1);
        }
        assertThat(Scenarios.demo().workloadProviders()).isEmpty();
    }

    private String keys() throws Exception {
        RSAKey key =
                KeyMaterial.keyPair(signer.file().privateKey(), signer.file().keyId());
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private HttpResponse<String> exchange(UnaryOperator<Params> form, Consumer<Map<String, Object>> change) {
        long now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>(
                Map.of("iss", ISSUER, "aud", "https://audience.example", "sub", "job", "iat", now, "exp", now + 600));
        claims.put("repository", "acme/shop");
        claims.put("ref", "main");
        change.accept(claims);
        var good = Params.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "audience", provider.resourceName(),
                "scope", "https://www.googleapis.com/auth/cloud-platform",
                "requested_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "subject_token", signer.sign(claims),
                "subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
        return world.post("/v1/token", form.apply(good));
    }
}
