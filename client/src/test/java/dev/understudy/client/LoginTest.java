package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with an id_token, at a server that signs whatever a test wants. */
class LoginTest {

    private static final RSAKey KEY = Samples.signingKey("one");
    private static final URI BACK = URI.create("http://localhost:8080/back");

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final Map<String, Object> claims = new LinkedHashMap<>();

    @TempDir
    Path directory;

    private AuthorizationCodeFlow flow;

    @BeforeEach
    void publish() throws IOException {
        google.answer("/oauth2/v3/certs", 200, new JWKSet(KEY).toString(true));
        claims.put("iss", google.url().toString());
        claims.put("aud", Samples.CLIENT_ID);
        claims.put("azp", Samples.CLIENT_ID);
        claims.put("sub", "ada");
        claims.put("iat", google.now().getEpochSecond());
        claims.put("exp", google.now().plusSeconds(3600).getEpochSecond());
        flow = AuthorizationCodeFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of("openid"), google.surroundings());
    }

    @Test
    void c1_an_answer_is_good_for_one_login_and_once() {
        var web = WebServerFlow.of(flow, BACK);
        var session = WebServerFlow.Session.of(new HashMap<String, Object>());
        String first = state(web.begin(session));
        String second = state(web.begin(session));

        assertThatThrownBy(() -> web.finish(session, "code=c&state=" + first)).isInstanceOf(StateMismatch.class);
        assertThatThrownBy(() -> web.finish(session, "code=c&state=" + second))
                .as("one wrong answer ends the login")
                .isInstanceOf(StateMismatch.class);
        URI begun = web.begin(session);
        String third = state(begun);
        answerWith(Form.parse(begun.getRawQuery()).find("nonce"));
        web.finish(session, "code=c&state=" + third);
        assertThatThrownBy(() -> web.finish(session, "code=c&state=" + third)).isInstanceOf(StateMismatch.class);

        assertThat(google.asked("/token")).hasSize(1);
    }

    @Test
    void c3_a_nonce_goes_with_openid_is_fresh_and_must_come_back() {
        var one = flow.step1(BACK);
        var other = flow.step1(BACK);
        assertThat(one.nonce().orElseThrow()).hasSize(43);
        assertThat(Form.parse(one.url().getRawQuery()).find("nonce")).isEqualTo(one.nonce());

        answerWith(one.nonce());

        assertThat(finish(one).idToken()).isPresent();
        assertRefused("nonce", () -> finish(other));
        answerWith(Optional.empty());
        assertRefused("nonce", () -> finish(one));
    }

    @Test
    void c3_without_openid_there_is_no_nonce() throws IOException {
        var drive = AuthorizationCodeFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of(Samples.DRIVE), google.surroundings());

        assertThat(Form.parse(drive.step1(BACK).url().getRawQuery()).find("nonce"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void c11_the_case_of_the_type_does_not_matter(String type) {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-a\", \"token_type\": \"" + type + "\"}");

        assertThat(finish(flow.step1(BACK)).accessToken().value()).isEqualTo("ya29.FAKE-a");
    }

    @Test
    void c19_a_login_demands_a_token_that_was_made_out_to_it() {
        var asked = flow.step1(BACK);
        claims.put("azp", "another client of the same server");
        answerWith(asked.nonce());

        assertRefused("azp", () -> finish(asked));
    }

    @Test
    void c19_a_login_demands_that_the_access_token_is_the_one_that_came_with_it() {
        var asked = flow.step1(BACK);
        claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");
        answerWith(asked.nonce());

        assertRefused("at_hash", () -> finish(asked));
    }

    @Test
    void c19_the_user_info_of_somebody_else_is_not_believed() {
        var asked = flow.step1(BACK);
        answerWith(asked.nonce());
        var credentials = finish(asked);

        google.answer("/v1/userinfo", 200, "{\"sub\": \"ada\", \"email\": \"ada@example.com\"}");
        assertThat(UserInfo.of(credentials).email()).hasValue("ada@example.com");
        google.answer("/v1/userinfo", 200, "{\"sub\": \"mallory\"}");
        assertRefused("sub", () -> UserInfo.of(credentials));
        google.answer("/v1/userinfo", 200, "{\"email\": \"ada@example.com\"}");
        assertRefused("sub", () -> UserInfo.of(credentials));
    }

    @Test
    void c20_keys_are_fetched_where_the_discovery_document_says() {
        google.answer("/elsewhere/keys", 200, new JWKSet(KEY).toString(true));
        google.answer(
                "/.well-known/openid-configuration",
                200,
                StrictJson.compact(Map.of(
                        "issuer", google.url().toString(),
                        "authorization_endpoint", google.url() + "/elsewhere/auth",
                        "token_endpoint", google.url() + "/elsewhere/token",
                        "revocation_endpoint", google.url() + "/elsewhere/revoke",
                        "device_authorization_endpoint", google.url() + "/elsewhere/device",
                        "userinfo_endpoint", google.url() + "/elsewhere/userinfo",
                        "jwks_uri", google.url() + "/elsewhere/keys")));
        var found = Endpoints.discover(google.url());

        IdTokenVerifier.of(Samples.CLIENT_ID, google.surroundings().withEndpoints(found))
                .verify(idToken());

        assertThat(google.asked("/elsewhere/keys")).hasSize(1);
        assertThat(google.asked("/oauth2/v3/certs")).isEmpty();
        assertThat(java.util.stream.Stream.of(
                                found.authorization(),
                                found.token(),
                                found.revocation(),
                                found.deviceAuthorization(),
                                found.userInfo())
                        .map(URI::getPath))
                .containsExactly(
                        "/elsewhere/auth",
                        "/elsewhere/token",
                        "/elsewhere/revoke",
                        "/elsewhere/device",
                        "/elsewhere/userinfo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "iss"})
    void c21_a_refreshed_id_token_is_about_the_same_user_by_the_same_issuer(String claim) {
        var asked = flow.step1(BACK);
        answerWith(asked.nonce());
        var credentials = finish(asked);
        assertThat(credentials.refresh().value()).isEqualTo("ya29.FAKE-a");

        claims.put(claim, "https://another.example");
        answerWith(Optional.empty());

        assertRefused(claim, credentials::refresh);
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-a");
        assertThat(credentials.idToken().orElseThrow()).doesNotContain("another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example", "https://accounts.google.com@evil.example", "ftp://127.0.0.1"})
    void c23_no_login_begins_where_anybody_could_listen(String base) {
        var elsewhere = google.surroundings()
                .withEndpoints(Endpoints.at(google.url()).withAuthorization(URI.create(base + "/auth")))
                .withTrustedHost("login.example");

        assertThatThrownBy(() -> AuthorizationCodeFlow.of(flow.client(), Set.of("openid"), elsewhere)
                        .step1(BACK))
                .isInstanceOf(UnsafeDestination.class);
    }

    private UserCredentials finish(AuthorizationRequest asked) {
        return flow.step2(asked, URI.create(BACK + "?code=c&state=" + asked.state()));
    }

    private void answerWith(Optional<String> nonce) {
        nonce.ifPresentOrElse(value -> claims.put("nonce", value), () -> claims.remove("nonce"));
        google.answer(
                "/token",
                200,
                StrictJson.compact(Map.of(
                        "access_token",
                        "ya29.FAKE-a",
                        "refresh_token",
                        "1//0FAKE-r",
                        "expires_in",
                        3599,
                        "id_token",
                        idToken())));
    }

    private String idToken() {
        return Samples.signed(KEY, StrictJson.compact(claims));
    }

    private static String state(URI url) {
        return Form.parse(url.getRawQuery()).find("state").orElseThrow();
    }

    private static void assertRefused(String claim, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        IdTokenInvalid.class,
                        invalid -> assertThat(invalid.claim()).isEqualTo(claim));
    }
}
