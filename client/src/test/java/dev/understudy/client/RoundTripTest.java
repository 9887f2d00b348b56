package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client and the fake, met on the wire. */
class RoundTripTest {

    private final FakeGoogle google = FakeGoogle.start();
    private final Person ada = new Person(DemoWorld.ADA.email());
    private Duration travelled = Duration.ZERO;

    @TempDir
    Path directory;

    private Surroundings surroundings;

    @BeforeEach
    void writeCredentials() {
        CredentialFiles.write(google, directory.resolve("credentials"));
        surroundings = Surroundings.of(Endpoints.at(google.url()))
                .withClock(() -> InstantSource.system().instant().plus(travelled));
    }

    @AfterEach
    void stop() {
        Advised.byNothingBut(google, "oob-redirect", "code-sent-twice");
        google.close();
    }

    @Test
    void an_installed_app_lists_five_files() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_desktop.json"), Set.of(Samples.DRIVE), surroundings);

        var credentials = InstalledApp.of(flow).withBrowser(inBackground()).runLocalServer();
        var files = ApiService.build("drive", "v3", credentials)
                .get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5));

        assertThat(files.get("files").elements()).hasSize(5);
        assertThat(credentials.missingScopes()).isEmpty();
    }

    @Test
    void every_method_of_an_api_is_known_by_its_discovery_document() {
        var robot = ServiceAccountCredentials.fromJson(file("service-account.json"), surroundings)
                .withScopes(Set.of("https://www.googleapis.com/auth/sqlservice.admin"));
        var sqladmin = ApiService.build("sqladmin", "v1beta3", robot);

        var instances = sqladmin.method("instances.list")
                .with("project", DemoWorld.PROJECT)
                .execute();

        assertThat(instances.get("items").elements()).isNotEmpty();
    }

    @Test
    void files_come_page_by_page() {
        var files = ApiService.build("drive", "v3", granted()).method("files.list");

        var all = files.with("pageSize", 1000).items("files").toList();
        var paged = files.with("pageSize", 2)
                .withFields("nextPageToken,files(id)")
                .items("files")
                .toList();

        assertThat(paged)
                .hasSameSizeAs(all)
                .allSatisfy(file -> assertThat(file.names()).containsExactly("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ietf:wg:oauth:2.0:oob, ''",
        "urn:ietf:wg:oauth:2.0:oob:auto, ''",
        "urn:ietf:wg:oauth:2.0:oob:auto, ' - Chromium'",
        "urn:ietf:wg:oauth:2.0:oob, ' — Mozilla Firefox'"
    })
    void a_code_is_read_from_the_title_and_pasted(String redirect, String browser) {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_desktop.json"), Set.of(Samples.DRIVE), surroundings);
        var asked = flow.step1(URI.create(redirect));

        String title = ada.titleAfterAllowing(asked.url());
        var credentials = flow.step2(asked, title + browser);

        assertThat(title).startsWith("Success code=4/0FAKE-");
        assertThat(ApiService.build("drive", "v3", credentials).get("files").names())
                .contains("files");
    }

    @Test
    void a_web_app_gets_its_code_by_redirect() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_web.json"), Set.of("openid", "email"), surroundings);
        var app = InstalledApp.of(flow).withHost("localhost").withPorts(3000).withPath("/auth/google/callback");

        var credentials = app.withBrowser(inBackground()).runLocalServer();

        assertThat(credentials.idToken()).isPresent();
        assertThat(credentials.hasScopes(Set.of("email", "openid"))).isTrue();
        assertThat(UserInfo.of(credentials).email()).hasValue(DemoWorld.ADA.email());
        assertThat(TokenInfo.of(credentials).audience()).isEqualTo(DemoWorld.WEB.id());
    }

    @Test
    void a_television_is_let_in_by_a_code_that_is_typed_elsewhere() {
        var flow = DeviceFlow.fromClientSecrets(
                file("client_secret_tv.json"), Set.of("email"), surroundings.withPause(this::travel));
        var code = flow.start();
        assertThat(flow.poll(code)).isEmpty();

        ada.allowDevice(code.verificationUrl(), code.userCode());

        assertThat(flow.await(code).hasRefreshToken()).isTrue();
    }

    @Test
    void the_issuer_tells_where_its_endpoints_are() {
        assertThat(Endpoints.discover(google.url())).isEqualTo(Endpoints.at(google.url()));
    }

    @Test
    void a_refusal_is_told() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_desktop.json"), Set.of(Samples.DRIVE), surroundings);

        assertThatThrownBy(() -> InstalledApp.of(flow)
                        .withBrowser(url -> new Thread(() -> ada.deny(url)).start())
                        .runLocalServer())
                .isInstanceOf(AuthorizationDenied.class);
    }

    @Test
    void a_code_is_good_once_and_the_error_says_so() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_desktop.json"), Set.of(Samples.DRIVE), surroundings);
        var asked = flow.step1(InstalledApp.OOB);
        String title = ada.titleAfterAllowing(asked.url());
        flow.step2(asked, title);

        assertThatThrownBy(() -> flow.step2(asked, title))
                .isInstanceOf(TokenEndpointFailure.class)
                .hasMessageContaining("invalid_grant")
                .hasMessageContaining("redeem each code once");
    }

    @Test
    void an_hour_later_a_new_token_is_asked_for_once() {
        var credentials = granted();
        var before = credentials.accessToken();

        travel(Duration.ofHours(1));
        var after = credentials.accessToken();

        assertThat(after).isNotEqualTo(before);
        assertThat(ApiService.build("drive", "v3", credentials).get("files").names())
                .contains("files");
    }

    @Test
    void a_server_that_is_busy_once_is_asked_again() {
        var credentials = granted();
        google.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new ServiceUnavailable()));

        assertThat(credentials.refresh().value()).startsWith("ya29.");
    }

    @Test
    void revoked_credentials_open_nothing() {
        var credentials = granted();
        String token = credentials.accessToken().value();

        credentials.revoke();

        var stolen = AccessTokenCredentials.of(token, surroundings);
        assertThatThrownBy(() -> ApiService.build("drive", "v3", stolen).get("files"))
                .isInstanceOf(ReauthorizationNeeded.class);
        assertThatThrownBy(credentials::accessToken).isInstanceOf(ReauthorizationNeeded.class);
    }

    @Test
    void a_service_account_acts_for_a_user_of_its_domain() {
        var robot = ServiceAccountCredentials.fromJson(file("service-account.json"), surroundings)
                .withScopes(Set.of(Samples.DRIVE));
        var grace = robot.withSubject(DemoWorld.GRACE.email());

        assertThat(ApiService.build("drive", "v3", robot).get("files").names()).contains("files");
        assertThat(ApiService.build("drive", "v3", grace).get("files").names()).contains("files");
    }

    @Test
    void a_service_verifies_the_id_token_of_the_service_account_that_calls_it() {
        String service = "https://service.example";
        var robot = ServiceAccountCredentials.fromJson(file("service-account.json"), surroundings);
        var verifier = IdTokenVerifier.of(service, surroundings);

        String idToken = robot.fetchIdToken(service);

        assertThat(verifier.verify(idToken).email()).hasValue(robot.email());
        assertThat(verifier.withAuthorizedParty(robot.email()).verify(idToken).subject())
                .isNotEmpty();
        assertThatThrownBy(
                        () -> verifier.withAuthorizedParty("other@example.com").verify(idToken))
                .isInstanceOf(IdTokenInvalid.class)
                .hasMessageContaining("azp is " + robot.email());
    }

    @Test
    void delegation_that_nobody_set_up_is_explained() {
        var robot = ServiceAccountCredentials.fromJson(file("service-account.json"), surroundings)
                .withScopes(Set.of("https://www.googleapis.com/auth/gmail.readonly"))
                .withSubject(DemoWorld.GRACE.email());

        assertThatThrownBy(robot::accessToken)
                .isInstanceOf(TokenEndpointFailure.class)
                .hasMessageContaining("domain-wide delegation");
    }

    private UserCredentials granted() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file("client_secret_desktop.json"), Set.of(Samples.DRIVE), surroundings);
        return InstalledApp.of(flow).withBrowser(inBackground()).runLocalServer();
    }

    private Browser inBackground() {
        return (URI url) -> new Thread(() -> ada.allow(url)).start();
    }

    private void travel(Duration time) {
        travelled = google.lab().advanceClock(DemoWorld.PROJECT, time);
    }

    private Path file(String name) {
        return directory.resolve("credentials").resolve(name);
    }
}
