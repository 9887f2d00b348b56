package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static dev.understudy.server.iam.Sts.actAsRobot;
import static dev.understudy.server.iam.Sts.body;
import static dev.understudy.server.testing.AwsCaller.ADA;
import static dev.understudy.server.testing.AwsCaller.MACHINE;
import static dev.understudy.server.testing.AwsCaller.PROVIDER;
import static dev.understudy.server.testing.AwsCaller.ROLE;
import static dev.understudy.server.testing.AwsCaller.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.testing.AwsCaller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workloads at AWS, whose requests Google's own library signs. */
class AwsWorkloadTest {

    private static TokenWorld world;

    @BeforeAll
    static void start() {
        world = new TokenWorld();
        world.google().adminConsole().trust(PROVIDER);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_signed_request_makes_a_principal_whose_role_policies_can_name() throws IOException {
        var robot = DemoWorld.ROBOT.email();
        world.google()
                .adminConsole()
                .grantRole(robot, "roles/iam.workloadIdentityUser", PROVIDER.principalSet("attribute.aws_role", ROLE));

        var machine = exchange(PROVIDER, MACHINE.signed(PROVIDER));
        var ada = exchange(PROVIDER, ADA.signed(PROVIDER));

        assertThat(json(machine).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("access_token", "issued_token_type", "token_type", "expires_in");
        assertThat(actAsRobot(world, machine)).isEqualTo(200);
        assertThat(actAsRobot(world, ada)).isEqualTo(403);
        assertThat(world.records().workloadIdentities().all().map(identity -> identity.principal()))
                .contains(
                        PROVIDER.principal(ROLE + "/machine"),
                        PROVIDER.principal("arn:aws:iam::123456789012:user/ada"));
    }

    @Test
    void mapping_and_condition_know_what_aws_says_of_the_caller() throws IOException {
        var mapped = AwsCaller.provider(
                "mapped",
                Map.of("google.subject", "assertion.userid", "attribute.account", "assertion.account"),
                Optional.of("assertion.arn.startsWith('" + ROLE + "/')"));
        world.google().adminConsole().trust(mapped);

        assertThat(exchange(mapped, MACHINE.signed(mapped)).statusCode()).isEqualTo(200);
        assertThat(exchange(mapped, ADA.signed(mapped)).body())
                .isEqualTo(body("unauthorized_client", "The given credential is rejected by the attribute condition."));
        assertThat(world.records().workloadIdentities().find(mapped.principal("AROAFAKE:machine")))
                .hasValueSatisfying(identity -> assertThat(identity.groups())
                        .containsExactlyInAnyOrder(
                                mapped.everybody(), mapped.principalSet("attribute.account", "123456789012")));
        assertThat(world.records().workloadIdentities().find(mapped.principal("AIDAFAKE")))
                .isEmpty();
    }

    @Test
    void a_request_is_good_for_a_quarter_of_an_hour() throws IOException {
        try (var other = new TokenWorld()) {
            other.google().adminConsole().trust(PROVIDER);
            var form = AwsCaller.form(PROVIDER, MACHINE.signed(PROVIDER));
            String refused = "Received invalid AWS response of type SignatureDoesNotMatch with error message: ";

            other.advance(Duration.ofMinutes(14));
            assertThat(other.post("/v1/token", form).statusCode()).isEqualTo(200);
            other.advance(Duration.ofMinutes(2));
            assertThat(json(other.post("/v1/token", form))
                            .path("error_description")
                            .asText())
                    .matches(refused + "Signature expired: \\w+ is now earlier than \\w+ \\(\\w+ - 15 min\\.\\)");
            other.advance(Duration.ofMinutes(-32));
            assertThat(json(other.post("/v1/token", form))
                            .path("error_description")
                            .asText())
                    .matches(refused
                            + "Signature not yet current: \\w+ is still later than \\w+ \\(\\w+ \\+ 15 min\\.\\)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ietf:params:oauth:token-type:saml2",
        "urn:ietf:params:oauth:token-type:jwt",
        "urn:ietf:params:oauth:token-type:id_token"
    })
    void tokens_of_another_kind_are_refused_by_name(String type) {
        assertThat(world.post("/v1/token", AwsCaller.form(PROVIDER, "x").with("subject_token_type", type))
                        .body())
                .isEqualTo(body(
                        "invalid_request",
                        "Invalid value for \\\"subject_token_type\\\". It does not fit the provider, which is one of"
                                + " AWS."));
    }

    @Test
    void a_scenario_file_names_the_account_and_its_keys_and_is_written_back_the_same() {
        var scenario = ScenarioFile.parse("world.json", file("ASIAFAKE", "123456789012"));

        assertThat(scenario.workloadProviders())
                .singleElement()
                .satisfies(provider -> assertThat(provider.aws()).hasValueSatisfying(aws -> {
                    assertThat(aws.id()).isEqualTo("123456789012");
                    assertThat(aws.keys().get(0).account()).isEqualTo("123456789012");
                    assertThat(aws.toString()).doesNotContain(SECRET);
                }));
        assertThat(ScenarioFile.parse("again.json", ScenarioFile.write(scenario)))
                .isEqualTo(scenario);
    }

    @Test
    void an_account_that_cannot_be_is_said_at_the_start_and_a_real_key_is_not_taken() {
        assertThatThrownBy(() -> ScenarioFile.parse("w", file("AKIA0123456789ABCDEF", "123456789012")))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("looks like a real access key");
        var tooShort = ScenarioFile.parse("w", file("ASIAFAKE", "1"))
                .workloadProviders()
                .get(0);
        assertThatThrownBy(() -> world.google().adminConsole().trust(tooShort))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessage("The workload provider build: An AWS account has twelve digits, not \"1\".");
    }

    private static String file(String key, String account) {
        return """
            {"base": "demo", "projects": [{"id": "example-123", "workloadProviders": [{"pool": "aws", "id": "build",
              "aws": {"account": "%s", "keys": [{"id": "%s", "secret": "%s", "sessionToken": "t",
              "arn": "arn:aws:sts::123456789012:assumed-role/builder/machine"}]}}]}]}
            """.formatted(account, key, SECRET);
    }

    private HttpResponse<String> exchange(WorkloadProvider provider, String token) {
        return world.post("/v1/token", AwsCaller.form(provider, token));
    }
}
