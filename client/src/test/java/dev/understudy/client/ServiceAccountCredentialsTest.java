package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountCredentialsTest {

    private static final KeyPair KEYS = Samples.keys();

    @AutoClose
    private final StubGoogle google = new StubGoogle().answer("/token", 200, """
        {"access_token": "ya29.c.FAKE-a", "expires_in": 3599, "token_type": "Bearer"}\
        """);

    @TempDir
    Path directory;

    private ServiceAccountCredentials robot;

    @BeforeEach
    void load() throws IOException {
        robot = ServiceAccountCredentials.fromJson(
                Samples.serviceAccount(directory, google.url(), KEYS), google.surroundings());
    }

    @Test
    void c27_the_assertion_is_as_google_wants_it() throws Exception {
        var token = robot.withScopes(Set.of("b", "a")).accessToken();

        var form = google.asked("/token").get(0).form();
        var assertion = SignedJWT.parse(form.find("assertion").orElseThrow());
        var claims = assertion.getJWTClaimsSet();
        assertThat(token.value()).isEqualTo("ya29.c.FAKE-a");
        assertThat(form.find("grant_type")).hasValue("urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic())))
                .isTrue();
        assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("0123456789abcdef");
        assertThat(claims.getIssuer()).isEqualTo("robot@example-123.iam.gserviceaccount.com");
        assertThat(claims.getAudience()).containsExactly(google.url() + "/token");
        assertThat(claims.getStringClaim("scope")).isEqualTo("a b");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(google.now());
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(google.now().plusSeconds(3600));
    }

    @Test
    void a_key_in_pkcs12_is_as_good() throws Exception {
        Path file = p12("RSA", 2048);

        ServiceAccountCredentials.fromP12(
                        "old@example.iam.gserviceaccount.com", file, "notasecret".toCharArray(), google.surroundings())
                .withScopes(Set.of("a"))
                .accessToken();

        var assertion = SignedJWT.parse(
                google.asked("/token").get(0).form().find("assertion").orElseThrow());
        var keys = KeyStore.getInstance(file.toFile(), "notasecret".toCharArray());
        var publicKey = (RSAPublicKey) keys.getCertificate("privatekey").getPublicKey();
        assertThat(assertion.verify(new RSASSAVerifier(publicKey))).isTrue();
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("old@example.iam.gserviceaccount.com");
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(google.url() + "/token");
    }

    @Test
    void a_bad_pkcs12_file_is_said() throws Exception {
        Path file = p12("EC", 256);
        Path text = Files.writeString(directory.resolve("text.p12"), "-----BEGIN");

        assertThatThrownBy(() -> fromP12(file, "notasecret")).hasMessageContaining("no RSA key of 2048 bits");
        assertThatThrownBy(() -> fromP12(file, "secret")).hasMessageContaining("its password is another one");
        assertThatThrownBy(() -> fromP12(text, "notasecret")).hasMessageContaining("not PKCS#12");
        assertThatThrownBy(() -> fromP12(directory.resolve("none.p12"), "notasecret"))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("there is no such file");
    }

    private ServiceAccountCredentials fromP12(Path file, String password) {
        return ServiceAccountCredentials.fromP12("a@b.example", file, password.toCharArray(), google.surroundings());
    }

    private Path p12(String algorithm, int bits) throws Exception {
        Path file = directory.resolve("key.p12");
        Samples.keytool(file, "privatekey", "-keyalg", algorithm, "-keysize", String.valueOf(bits));
        return file;
    }

    @Test
    void a_subject_claims_and_a_lifetime_are_sent() throws Exception {
        robot.withScopes(Set.of("a"))
                .withSubject("grace@example.org")
                .withClaims(Map.of("extra", 7))
                .withLifetime(Duration.ofMinutes(5))
                .accessToken();

        var claims = SignedJWT.parse(
                        google.asked("/token").get(0).form().find("assertion").orElseThrow())
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("grace@example.org");
        assertThat(claims.getLongClaim("extra")).isEqualTo(7);
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(google.now().plusSeconds(300));
    }

    @Test
    void the_audience_is_that_of_the_file_wherever_the_request_goes() throws Exception {
        Path file = Samples.serviceAccount(directory, URI.create("https://oauth2.googleapis.com"), KEYS);

        ServiceAccountCredentials.fromJson(file, google.surroundings())
                .withScopes(Set.of("a"))
                .accessToken();

        var claims = SignedJWT.parse(
                        google.asked("/token").get(0).form().find("assertion").orElseThrow())
                .getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("https://oauth2.googleapis.com/token");
    }

    @Test
    void a_token_is_asked_for_again_when_it_ends() {
        var credentials = robot.withScopes(Set.of("a"));

        credentials.accessToken();
        credentials.accessToken();
        google.advance(Duration.ofHours(1));
        credentials.accessToken();

        assertThat(google.asked("/token")).hasSize(2);
    }

    @Test
    void an_id_token_in_place_of_an_access_token_is_explained() {
        google.answer("/token", 200, "{\"id_token\": \"x.y.z\"}");

        assertThatThrownBy(() -> robot.withScopes(Set.of("misspelt")).accessToken())
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("spelling of the scopes");
    }

    @Test
    void t41_a_fakes_key_is_refused_towards_google() throws IOException {
        Path file = Samples.serviceAccount(directory, URI.create("https://oauth2.googleapis.com"), KEYS);

        assertThatThrownBy(() -> ServiceAccountCredentials.fromJson(file, Surroundings.of(Endpoints.google())))
                .isInstanceOf(UnsafeDestination.class);
    }

    @Test
    void a_mangled_key_is_said_with_its_line() throws IOException {
        Path file = Samples.serviceAccount(directory, google.url(), KEYS);
        Files.writeString(
                file, Files.readString(file).replaceAll("\"private_key\": \"[^\"]*\"", "\"private_key\": \"x\""));

        assertThatThrownBy(() -> ServiceAccountCredentials.fromJson(file, google.surroundings()))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("line 5")
                .hasMessageContaining("PKCS#8");
    }

    @Test
    void a_lifetime_of_more_than_an_hour_is_refused() {
        assertThatThrownBy(() -> robot.withLifetime(Duration.ofMinutes(61)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void c24_the_key_is_never_printed() {
        assertThat(robot.withScopes(Set.of("a")))
                .hasToString("ServiceAccountCredentials[robot@example-123.iam.gserviceaccount.com, scopes=[a]]");
    }
}
