package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.auth.Retryable;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ComputeEngineCredentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdTokenCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import com.google.auth.oauth2.IdentityPoolCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.ServiceAccountJwtAccessCredentials;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.UserCredentials;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Advised;
import dev.understudy.server.testing.AwsCaller;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.TestKeys;
import dev.understudy.server.wire.Params;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Google's google-auth-library-oauth2-http, with no more than its addresses changed, believes the fake. */
class GoogleAuthLibraryTest {

    private static final String IMPERSONATION = "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/"
            + DemoWorld.ROBOT.email() + ":generateAccessToken";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";
    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";
    private static final String AUDIENCE = "https://service.example";
    private static final String KEY_FILE = Robot.keyFile();

    private TokenWorld world;
    private HttpTransportFactory transport;
    private ServiceAccountCredentials robot;

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        transport = () -> Rerouted.to(world.google().url());
        var key = Robot.with(KEY_FILE, world.google()).file();
        robot = ServiceAccountCredentials.fromStream(
                stream(key.json(world.google().url())));
    }

    @AfterEach
    void stop() {
        Advised.byNothingBut(world.google());
        world.close();
    }

    @Test
    void a_service_account_gets_an_access_token_at_the_address_of_its_key_file() throws Exception {
        var scoped = robot.createScoped(DRIVE);

        assertThat(emailAtDrive(scoped)).isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void a_delegated_service_account_acts_as_a_user_of_the_domain() throws Exception {
        var asGrace = robot.createScoped(DRIVE).createDelegated(DemoWorld.GRACE.email());

        assertThat(emailAtDrive(asGrace)).isEqualTo(DemoWorld.GRACE.email());
    }

    @Test
    void a_scope_that_is_not_delegated_fails_with_googles_words_and_is_not_retried() {
        var asGrace = robot.createScoped(CLOUD).createDelegated(DemoWorld.GRACE.email());

        assertThatThrownBy(asGrace::refreshAccessToken)
                .isInstanceOfSatisfying(
                        Retryable.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining("401 Unauthorized");
    }

    @Test
    void an_outage_of_a_moment_is_survived() throws Exception {
        world.google().lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new ServiceUnavailable()));

        assertThat(robot.createScoped(DRIVE).refreshAccessToken().getTokenValue())
                .startsWith("ya29.c.FAKE-");
        assertThat(world.google()
                        .lab()
                        .exchanges(exchange -> exchange.endpoint().equals("token")))
                .extracting(exchange -> exchange.reply().status())
                .containsExactly(503, 200);
    }

    @Test
    void a_self_signed_jwt_with_scopes_is_a_bearer_token() throws Exception {
        var selfSigned = robot.createWithUseJwtAccessWithScope(true).createScoped(DRIVE);

        assertThat(emailAtDrive(selfSigned)).isEqualTo(DemoWorld.ROBOT.email());
        assertThat(world.google()
                        .lab()
                        .exchanges(exchange -> exchange.endpoint().equals("token")))
                .isEmpty();
    }

    @Test
    void a_self_signed_jwt_for_the_api_is_a_bearer_token() throws Exception {
        var selfSigned = ServiceAccountJwtAccessCredentials.fromStream(stream(
                Robot.with(KEY_FILE, world.google()).file().json(world.google().url())));

        assertThat(emailAtDrive(selfSigned.getRequestMetadata(drive()))).isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void a_service_account_gets_an_id_token_that_the_verifier_believes() throws Exception {
        assertThat(verified(idToken(robot)).getPayload().getAudience()).isEqualTo(AUDIENCE);
    }

    @Test
    void an_impersonated_service_account_gets_access_and_id_tokens() throws Exception {
        var impersonated = ImpersonatedCredentials.newBuilder()
                .setSourceCredentials(robot.createScoped(CLOUD))
                .setTargetPrincipal(DemoWorld.ROBOT.email())
                .setScopes(List.of(DRIVE))
                .setLifetime(600)
                .setHttpTransportFactory(transport)
                .build();

        assertThat(emailAtDrive(impersonated)).isEqualTo(DemoWorld.ROBOT.email());
        assertThat(verified(idToken(impersonated)).getPayload().getSubject()).isEqualTo(DemoWorld.ROBOT.uniqueId());
        assertThat(impersonated.sign(new byte[] {1, 2, 3})).hasSize(256);
    }

    @Test
    void a_workload_from_elsewhere_trades_its_token_and_impersonates() throws Exception {
        var signer = Robot.with(KEY_FILE, world.google());
        world.google().adminConsole().trust(TestKeys.provider(signer));
        var workload = IdentityPoolCredentials.newBuilder()
                .setHttpTransportFactory(transport)
                .setAudience("//iam.googleapis.com/projects/" + DemoWorld.PROJECT_NUMBER
                        + "/locations/global/workloadIdentityPools/pool/providers/provider")
                .setSubjectTokenType("urn:ietf:params:oauth:token-type:jwt")
                .setSubjectTokenSupplier(context -> signer.sign(signer.claims(Instant.now())))
                .setTokenUrl("https://sts.googleapis.com/v1/token")
                .setServiceAccountImpersonationUrl(IMPERSONATION)
                .setScopes(List.of(DRIVE))
                .build();

        assertThat(emailAtDrive(workload)).isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void a_machine_at_aws_signs_a_request_and_impersonates() throws Exception {
        world.google().adminConsole().trust(AwsCaller.PROVIDER);
        var workload = AwsCaller.MACHINE
                .credentials(AwsCaller.PROVIDER)
                .setHttpTransportFactory(transport)
                .setServiceAccountImpersonationUrl(IMPERSONATION)
                .setScopes(List.of(DRIVE))
                .build();

        assertThat(emailAtDrive(workload)).isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void a_machine_gets_its_tokens_from_the_metadata_server() throws Exception {
        var machine = ComputeEngineCredentials.newBuilder()
                .setHttpTransportFactory(transport)
                .setScopes(List.of(DRIVE))
                .build();

        assertThat(machine.getAccount()).isEqualTo(DemoWorld.ROBOT.email());
        assertThat(emailAtDrive(machine)).isEqualTo(DemoWorld.ROBOT.email());
        var full = idToken(machine, List.of(IdTokenProvider.Option.FORMAT_FULL));
        assertThat(verified(full).getPayload()).containsEntry("email", DemoWorld.ROBOT.email());
    }

    @Test
    void user_credentials_refresh_and_carry_an_id_token() throws Exception {
        var ada = ada(world.redeem(world.code()).path("refresh_token").asText());

        assertThat(emailAtDrive(ada)).isEqualTo(DemoWorld.ADA.email());
        assertThat(verifier(DemoWorld.WEB.id())
                        .verify(ada.idTokenWithAudience("", List.of()).getTokenValue())
                        .getPayload()
                        .getSubject())
                .isEqualTo(DemoWorld.ADA.sub());
    }

    @Test
    void a_revoked_refresh_token_fails_and_is_not_retried() {
        String refreshToken = world.redeem(world.code()).path("refresh_token").asText();
        world.post("/revoke", Params.of("token", refreshToken));

        assertThatThrownBy(() -> ada(refreshToken).refreshAccessToken())
                .isInstanceOfSatisfying(
                        Retryable.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasStackTraceContaining("invalid_grant");
    }

    @Test
    void a_rotated_key_does_not_trouble_the_verifier_and_a_changed_token_does() throws Exception {
        var before = idToken(robot);
        world.google().signingKeys().rotate();

        assertThat(verified(before).getPayload().getAudience()).isEqualTo(AUDIENCE);
        assertThat(verified(idToken(robot)).getPayload().getAudience()).isEqualTo(AUDIENCE);
        assertThatThrownBy(() -> verifier("https://another.example")
                        .verify(before.getIdToken().getTokenValue()))
                .isInstanceOf(TokenVerifier.VerificationException.class)
                .hasMessageContaining("audience");
    }

    private UserCredentials ada(String refreshToken) {
        return UserCredentials.newBuilder()
                .setClientId(DemoWorld.WEB.id())
                .setClientSecret(DemoWorld.WEB.secret().orElseThrow())
                .setRefreshToken(refreshToken)
                .setTokenServerUri(URI.create(world.google().url() + "/token"))
                .build();
    }

    private static IdTokenCredentials idToken(GoogleCredentials source) throws IOException {
        return idToken(source, List.of());
    }

    private static IdTokenCredentials idToken(GoogleCredentials source, List<IdTokenProvider.Option> options)
            throws IOException {
        var idToken = IdTokenCredentials.newBuilder()
                .setIdTokenProvider((IdTokenProvider) source)
                .setTargetAudience(AUDIENCE)
                .setOptions(options)
                .build();
        idToken.refresh();
        return idToken;
    }

    private JsonWebSignature verified(IdTokenCredentials idToken) throws TokenVerifier.VerificationException {
        return verifier(AUDIENCE).verify(idToken.getIdToken().getTokenValue());
    }

    /** Google's verifier keeps keys by their address for an hour, so every world needs an address of its own. */
    private TokenVerifier verifier(String audience) {
        return TokenVerifier.newBuilder()
                .setCertificatesLocation(world.google().url() + "/oauth2/v3/certs")
                .setIssuer(world.google().url().toString())
                .setAudience(audience)
                .build();
    }

    private String emailAtDrive(GoogleCredentials credentials) throws IOException {
        return emailAtDrive(credentials.getRequestMetadata(drive()));
    }

    /** Whom the Drive API takes the sender of these headers for. */
    private String emailAtDrive(Map<String, List<String>> headers) {
        var reply = world.get(
                "/drive/v3/about?fields=user",
                "Authorization",
                headers.get("Authorization").get(0));
        return TokenWorld.json(reply).path("user").path("emailAddress").asText();
    }

    private URI drive() {
        return URI.create(world.google().url() + "/drive/v3/about");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
