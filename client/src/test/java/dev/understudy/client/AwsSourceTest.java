package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import dev.understudy.client.internal.AwsSignature;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.AwsAccount;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.WorkloadProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workload at AWS: the metadata server is a stub here, and Google is another, but for one test. */
class AwsSourceTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String KEYS = """
        {"Code": "Success", "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "%s", "Token": "session/token=="}\
        """.formatted(SECRET);

    private final StubGoogle google =
            new StubGoogle().answer("/v1/token", 200, "{\"access_token\": \"ya29.FAKE-x\", \"expires_in\": 3600}");
    private final StubGoogle machine = new StubGoogle();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Object> source = new LinkedHashMap<>();

    @TempDir
    Path directory;

    @BeforeEach
    void describe() {
        machine.answer("/latest/api/token", request -> text("session-of-the-metadata-server"));
        machine.answer("/latest/meta-data/placement/availability-zone", request -> text("us-east-2b"));
        machine.answer("/latest/meta-data/iam/security-credentials", request -> text("a-role\n"));
        machine.answer("/latest/meta-data/iam/security-credentials/a-role", request -> text(KEYS));
        source.put("environment_id", "aws1");
        source.put("region_url", machine.url() + "/latest/meta-data/placement/availability-zone");
        source.put("url", machine.url() + "/latest/meta-data/iam/security-credentials");
        source.put(
                "regional_cred_verification_url",
                "https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15");
        source.put("imdsv2_session_token_url", machine.url() + "/latest/api/token");
    }

    @AfterEach
    void stop() {
        google.close();
        machine.close();
    }

    @ParameterizedTest
    @CsvSource({ // the first requests of AWS's test suite for its signatures
        "GET,  https://example.amazonaws.com/, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, https://example.amazonaws.com/, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET,  https://example.amazonaws.com/?Param2=value2&Param1=value1, "
                + "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    })
    void requests_are_signed_as_aws_says(String method, URI uri, String signature) {
        var signer = new AwsSignature("AKIDEXAMPLE", SECRET, Optional.empty(), "us-east-1", "service");

        var headers = signer.sign(method, uri, Map.of(), Instant.parse("2015-08-30T12:36:00Z"));

        assertThat(headers.get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    @Test
    void a_machine_proves_by_a_signed_request_what_it_is() throws IOException {
        assertThat(token()).isEqualTo("ya29.FAKE-x");

        var sent = google.asked("/v1/token").get(0).form();
        var request = Json.parse(URLDecoder.decode(sent.find("subject_token").orElseThrow(), StandardCharsets.UTF_8));
        assertThat(sent.find("subject_token_type")).hasValue("urn:ietf:params:aws:token-type:aws4_request");
        assertThat(request.get("method").text()).isEqualTo("POST");
        assertThat(request.get("url").text())
                .isEqualTo("https://sts.us-east-2.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15");
        var headers = headers(request);
        assertThat(headers)
                .containsEntry("host", "sts.us-east-2.amazonaws.com")
                .containsEntry("x-amz-date", "20261121T120000Z")
                .containsEntry("x-amz-security-token", "session/token==")
                .containsEntry("x-goog-cloud-target-resource", "//iam.googleapis.com/aws");
        assertThat(headers.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261121/us-east-2/sts/aws4_request,"
                        + " SignedHeaders=host;x-amz-date;x-amz-security-token;x-goog-cloud-target-resource,"
                        + " Signature=");
        assertThat(google.asked("/v1/token").get(0).body()).doesNotContain("wJalr");
    }

    @Test
    void a_google_that_knows_the_machines_keys_verifies_the_signature() throws IOException {
        var role = "arn:aws:sts::123456789012:assumed-role/a-role/machine";
        var key =
                new AwsAccount.Key("ASIAEXAMPLE", SECRET, Optional.of("session/token=="), role, "AROAEXAMPLE:machine");
        var provider = provider(new AwsAccount("123456789012", List.of(key)));
        try (var fake = FakeGoogle.start()) {
            fake.adminConsole().trust(provider);
            var file = file(
                    provider.resourceName(),
                    fake.url(),
                    Map.of(
                            "service_account_impersonation_url",
                            fake.url() + "/v1/projects/-/serviceAccounts/" + DemoWorld.ROBOT.email()
                                    + ":generateAccessToken"));
            var here = Surroundings.of(Endpoints.at(fake.url())).withPause(time -> {});

            assertThat(credentials(file, here).accessToken().value()).startsWith("ya29.c.");

            assertThat(fake.records().accessTokens().all().map(token -> token.subject()))
                    .containsExactlyInAnyOrder(provider.principal(role), DemoWorld.ROBOT.email());
            environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "ASIAEXAMPLE", "AWS_SECRET_ACCESS_KEY", "another"));
            environment.put("AWS_SESSION_TOKEN", "session/token==");
            assertThatThrownBy(() -> credentials(file, here).accessToken())
                    .isInstanceOf(TokenEndpointFailure.class)
                    .hasMessageContaining("SignatureDoesNotMatch");
        }
    }

    private static WorkloadProvider provider(AwsAccount aws) {
        return new WorkloadProvider(
                DemoWorld.PROJECT_NUMBER,
                "aws",
                "build",
                "",
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.of(aws));
    }

    @Test
    void the_metadata_server_is_asked_with_a_session_of_its_own() throws IOException {
        token();

        assertThat(machine.asked("/latest/api/token").get(0).method()).isEqualTo("PUT");
        assertThat(machine.asked("/latest/api/token").get(0).header("X-aws-ec2-metadata-token-ttl-seconds"))
                .isEqualTo("300");
        assertThat(machine.asked().subList(1, machine.asked().size()))
                .hasSize(3)
                .allMatch(asked -> asked.header("X-aws-ec2-metadata-token").equals("session-of-the-metadata-server"));
    }

    @Test
    void without_a_session_address_the_first_version_of_the_metadata_server_is_asked() throws IOException {
        source.remove("imdsv2_session_token_url");

        assertThat(token()).isEqualTo("ya29.FAKE-x");
        assertThat(machine.asked())
                .hasSize(3)
                .allMatch(asked -> asked.header("X-aws-ec2-metadata-token").isEmpty());
    }

    @Test
    void the_variables_of_the_aws_tools_come_first() throws IOException {
        environment.put("AWS_DEFAULT_REGION", "eu-west-1");
        environment.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET);

        token();

        var sent = google.asked("/v1/token").get(0).form().find("subject_token").orElseThrow();
        var request = Json.parse(URLDecoder.decode(sent, StandardCharsets.UTF_8));
        assertThat(request.get("url").text()).startsWith("https://sts.eu-west-1.amazonaws.com");
        assertThat(headers(request)).doesNotContainKey("x-amz-security-token");
        assertThat(machine.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "environment_id, aws2, not aws1",
        "url, , holds no \"url\"",
        "region_url, , holds no \"region_url\"",
        "regional_cred_verification_url, , holds no \"regional_cred_verification_url\"",
        "regional_cred_verification_url, sts {region}, is none",
        "url, http://evil.example/keys, was not contacted",
    })
    void a_file_that_lacks_something_or_leads_elsewhere_is_refused(String name, String value, String problem) {
        if (value == null) {
            source.remove(name);
        } else {
            source.put(name, value);
        }

        assertThatThrownBy(this::token)
                .isInstanceOfAny(CredentialsFileInvalid.class, UnsafeDestination.class)
                .hasMessageContaining(problem);
        assertThat(google.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/latest/api/token, 403, '', HTTP status 403",
        "/latest/meta-data/iam/security-credentials, 404, '', HTTP status 404",
        "/latest/meta-data/iam/security-credentials/a-role, 200, <html>, not answer with JSON",
        "/latest/meta-data/iam/security-credentials/a-role, 200, {}, AccessKeyId",
    })
    void what_the_metadata_server_does_wrong_is_said(String path, int status, String body, String problem) {
        machine.answer(path, status, body);

        assertThatThrownBy(this::token)
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("session-of");
    }

    private String token() throws IOException {
        var file = file("//iam.googleapis.com/aws", google.url(), Map.of());
        return credentials(file, google.surroundings()).accessToken().value();
    }

    private Path file(String audience, URI server, Map<String, Object> more) throws IOException {
        var members = new LinkedHashMap<String, Object>(Map.of(
                "type",
                "external_account",
                "audience",
                audience,
                "subject_token_type",
                "urn:ietf:params:aws:token-type:aws4_request",
                "token_url",
                server + "/v1/token",
                "credential_source",
                source));
        members.putAll(more);
        return Samples.write(directory.resolve("external.json"), members);
    }

    private ExternalAccountCredentials credentials(Path file, Surroundings here) {
        return ExternalAccountCredentials.fromJson(file, here, environment)
                .withScopes(Set.of("https://www.googleapis.com/auth/cloud-platform"));
    }

    private static Map<String, String> headers(Json request) {
        var headers = new TreeMap<String, String>();
        request.get("headers")
                .elements()
                .forEach(header -> headers.put(
                        header.get("key").text(), header.get("value").text()));
        return headers;
    }

    private static Said text(String text) {
        return new Said(200, "text/plain", text, Map.of());
    }
}
