package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of programs that act for themselves. */
class ServerToServerTest {

    private static final KeyPair KEYS = Samples.keys();
    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default/";
    private static final Set<String> CLOUD = Set.of("https://www.googleapis.com/auth/cloud-platform");

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    void a_self_signed_token_goes_to_the_api_without_a_token_request() throws Exception {
        google.answer("/x", 200, "{}");
        var robot = SelfSignedJwtCredentials.fromJson(keyFile(), google.surroundings());

        robot.authorize()
                .send(HttpRequest.newBuilder(google.url().resolve("/x")).build(), BodyHandlers.ofString());

        var sent = google.asked("/x").get(0).header("Authorization");
        var token = SignedJWT.parse(sent.substring("Bearer ".length()));
        assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(google.url() + "/");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("robot@example-123.iam.gserviceaccount.com");
        assertThat(google.asked("/token")).isEmpty();
    }

    @Test
    void a_self_signed_token_may_name_scopes_instead() throws Exception {
        var robot = SelfSignedJwtCredentials.fromJson(keyFile(), google.surroundings())
                .withScopes(Set.of("b", "a"));

        var claims = SignedJWT.parse(robot.accessToken().value()).getJWTClaimsSet();

        assertThat(claims.getStringClaim("scope")).isEqualTo("a b");
        assertThat(claims.getAudience()).isEmpty();
    }

    @Test
    void an_id_token_goes_to_the_service_it_is_for_and_nowhere_else() throws Exception {
        try (var service = new StubGoogle()) {
            service.answer("/hello", 200, "{}");
            google.answer("/token", 200, "{\"id_token\": \"" + idToken() + "\"}");
            var robot = ServiceAccountCredentials.fromJson(keyFile(), google.surroundings());
            var credentials = IdTokenCredentials.of(robot, service.url().toString());

            credentials
                    .authorize()
                    .send(
                            HttpRequest.newBuilder(service.url().resolve("/hello"))
                                    .build(),
                            BodyHandlers.ofString());

            var assertion = SignedJWT.parse(
                    google.asked("/token").get(0).form().find("assertion").orElseThrow());
            assertThat(assertion.getJWTClaimsSet().getStringClaim("target_audience"))
                    .isEqualTo(service.url().toString());
            assertThat(service.asked("/hello").get(0).header("Authorization")).isEqualTo("Bearer " + idToken());
            assertThat(credentials.mayBeSentTo(google.url())).isFalse();
        }
    }

    @Test
    void a_service_account_signs_bytes() throws Exception {
        var robot = ServiceAccountCredentials.fromJson(keyFile(), google.surroundings());
        byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);

        var verifier = java.security.Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KEYS.getPublic());
        verifier.update(bytes);

        assertThat(verifier.verify(robot.signBlob(bytes))).isTrue();
    }

    @Test
    void a_virtual_machine_gives_tokens_for_scopes() {
        metadataServer();
        var machine = ComputeEngineCredentials.create(google.surroundings());

        assertThat(machine.withScopes(Set.of("b", "a")).accessToken().value()).isEqualTo("ya29.c.FAKE-m");
        assertThat(machine.email()).isEqualTo("vm@example-123.iam.gserviceaccount.com");
        var asked = google.asked(METADATA + "token").get(0);
        assertThat(asked.header("Metadata-flavor")).isEqualTo("Google");
        assertThat(asked.uri().getQuery()).isEqualTo("scopes=a,b");
    }

    @Test
    void impersonation_asks_for_a_token_of_the_other_account() {
        String path = "/v1/projects/-/serviceAccounts/other@example-123.iam.gserviceaccount.com:generateAccessToken";
        google.answer(path, 200, """
            {"accessToken": "ya29.c.FAKE-o", "expireTime": "2026-11-21T13:00:00Z"}\
            """);
        var source = UserCredentials.of(Samples.saved(google, "ya29.FAKE-0"), google.surroundings());

        var other = ImpersonatedCredentials.of(source, "other@example-123.iam.gserviceaccount.com", CLOUD)
                .withDelegates(java.util.List.of("between@example-123.iam.gserviceaccount.com"))
                .withLifetime(Duration.ofMinutes(10));

        assertThat(other.accessToken().value()).isEqualTo("ya29.c.FAKE-o");
        var asked = Json.parse(google.asked(path).get(0).body());
        assertThat(asked.get("lifetime").text()).isEqualTo("600s");
        assertThat(asked.get("delegates").at(0).text())
                .isEqualTo("projects/-/serviceAccounts/between@example-123.iam.gserviceaccount.com");
        assertThat(google.asked(path).get(0).header("Authorization")).isEqualTo("Bearer ya29.FAKE-0");
    }

    @Test
    void a_workload_exchanges_the_token_of_another_provider() throws IOException {
        google.answer("/v1/token", 200, "{\"access_token\": \"ya29.FAKE-x\", \"expires_in\": 3600}");
        Path subject = Files.writeString(directory.resolve("subject"), "{\"id_token\": \"theirs\"}");

        var workload = ExternalAccountCredentials.fromJson(externalAccount(subject), google.surroundings())
                .withScopes(CLOUD);

        assertThat(workload.accessToken().value()).isEqualTo("ya29.FAKE-x");
        var sent = google.asked("/v1/token").get(0).form();
        assertThat(sent.find("subject_token")).hasValue("theirs");
        assertThat(sent.find("grant_type")).hasValue("urn:ietf:params:oauth:grant-type:token-exchange");
    }

    @Test
    void the_file_that_the_variable_names_comes_first() throws IOException {
        google.answer("/token", 200, "{\"access_token\": \"ya29.c.FAKE-a\", \"expires_in\": 3600}");
        environment.put("GOOGLE_APPLICATION_CREDENTIALS", keyFile().toString());
        environment.put("CLOUDSDK_CONFIG", directory.toString());
        user(directory.resolve("application_default_credentials.json"));

        var found = find();

        assertThat(found.credentials()).isInstanceOf(ServiceAccountCredentials.class);
        assertThat(found.projectId()).hasValue("example-123");
        assertThat(found.credentials().accessToken().value()).isEqualTo("ya29.c.FAKE-a");
        assertThat(found.trail()).hasSize(1);
    }

    @Test
    void the_file_of_gcloud_comes_second() throws IOException {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-a\", \"expires_in\": 3600}");
        environment.put("CLOUDSDK_CONFIG", directory.toString());
        user(directory.resolve("application_default_credentials.json"));

        var found = find();

        assertThat(found.credentials().accessToken().value()).isEqualTo("ya29.FAKE-a");
        assertThat(found.trail()).hasSize(2);
        assertThat(google.asked("/token").get(0).form().find("refresh_token")).hasValue("1//0FAKE-r");
    }

    @Test
    void the_metadata_server_comes_third() {
        metadataServer();
        environment.put("CLOUDSDK_CONFIG", directory.toString());
        environment.put("GCE_METADATA_HOST", google.url().getAuthority());

        var found = find();

        assertThat(found.credentials()).isInstanceOf(ComputeEngineCredentials.class);
        assertThat(found.projectId()).hasValue("example-123");
        assertThat(found.trail()).hasSize(3);
    }

    @Test
    void where_nothing_is_the_error_tells_the_trail() {
        environment.put("CLOUDSDK_CONFIG", directory.toString());
        environment.put("NO_GCE_CHECK", "true");

        assertThatThrownBy(this::find).isInstanceOfSatisfying(DefaultCredentialsNotFound.class, error -> {
            assertThat(error.trail()).hasSize(3);
            assertThat(error).hasMessageContaining("GOOGLE_APPLICATION_CREDENTIALS is not set");
            assertThat(error).hasMessageContaining("NO_GCE_CHECK is true");
        });
    }

    @Test
    void a_variable_that_leads_nowhere_is_an_error_and_no_reason_to_look_on() {
        environment.put(
                "GOOGLE_APPLICATION_CREDENTIALS",
                directory.resolve("missing.json").toString());

        assertThatThrownBy(this::find)
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void a_file_that_impersonates_is_understood() throws IOException {
        String account = "other@example-123.iam.gserviceaccount.com";
        environment.put(
                "GOOGLE_APPLICATION_CREDENTIALS",
                Samples.write(
                                directory.resolve("impersonated.json"),
                                Map.of(
                                        "type",
                                        "impersonated_service_account",
                                        "service_account_impersonation_url",
                                        "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/" + account
                                                + ":generateAccessToken",
                                        "source_credentials",
                                        userJson()))
                        .toString());

        assertThat(find().credentials()).hasToString("ImpersonatedCredentials[" + account + ", scopes=" + CLOUD + "]");
    }

    private ApplicationDefault find() {
        return ApplicationDefault.find(CLOUD, google.surroundings(), environment);
    }

    private Path keyFile() throws IOException {
        return Samples.serviceAccount(directory, google.url(), KEYS);
    }

    private void user(Path file) throws IOException {
        Samples.write(file, userJson());
    }

    private static Map<String, String> userJson() {
        return Map.of("type", "authorized_user", "client_id", "c", "client_secret", "s", "refresh_token", "1//0FAKE-r");
    }

    private Path externalAccount(Path subject) throws IOException {
        return Samples.write(
                directory.resolve("external.json"),
                Map.of(
                        "type", "external_account",
                        "audience", "//iam.googleapis.com/projects/1/locations/global/x",
                        "subject_token_type", "urn:ietf:params:oauth:token-type:jwt",
                        "token_url", google.url() + "/v1/token",
                        "credential_source",
                                Map.of(
                                        "file", subject.toString(),
                                        "format", Map.of("type", "json", "subject_token_field_name", "id_token"))));
    }

    private void metadataServer() {
        Map<String, String> flavor = Map.of("Metadata-Flavor", "Google");
        google.answer("/", request -> new Said(200, "text/plain", "computeMetadata/", flavor));
        google.answer(
                "/computeMetadata/v1/project/project-id",
                request -> new Said(200, "text/plain", "example-123", flavor));
        google.answer(
                METADATA + "email",
                request -> new Said(200, "text/plain", "vm@example-123.iam.gserviceaccount.com", flavor));
        google.answer(
                METADATA + "token",
                request -> new Said(
                        200,
                        "application/json",
                        "{\"access_token\": \"ya29.c.FAKE-m\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}",
                        flavor));
    }

    private String idToken() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"exp\": " + google.now().plusSeconds(3600).getEpochSecond() + "}";
        return encoder.encodeToString("{}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".eA";
    }
}
