package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.extensions.java6.auth.oauth2.AuthorizationCodeInstalledApp;
import com.google.api.client.extensions.jetty.auth.oauth2.LocalServerReceiver;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeFlow;
import com.google.api.client.googleapis.auth.oauth2.GoogleClientSecrets;
import com.google.api.client.googleapis.auth.oauth2.GoogleIdTokenVerifier;
import com.google.api.client.googleapis.auth.oauth2.GooglePublicKeysManager;
import com.google.api.client.googleapis.auth.oauth2.GoogleTokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.auth.oauth2.ClientId;
import com.google.auth.oauth2.MemoryTokensStorage;
import com.google.auth.oauth2.UserAuthorizer;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Advised;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's google-oauth-client, google-api-client and UserAuthorizer sign Ada in at the fake. */
class GoogleSignInLibrariesTest {

    private static final List<String> SCOPES =
            List.of("openid", "email", "https://www.googleapis.com/auth/drive.metadata.readonly");
    private static final String REDIRECT = "http://localhost:8080/oauth2callback";

    private final NetHttpTransport transport = new NetHttpTransport();
    private final GsonFactory json = GsonFactory.getDefaultInstance();

    @TempDir
    private Path directory;

    private FakeGoogle google;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
        CredentialFiles.write(google, directory);
    }

    @AfterEach
    void stop() {
        // The receiver of the older library knows neither state nor PKCE; the rest is these tests' own.
        Advised.byNothingBut(google, "missing-state", "no-pkce", "guessable-state", "code-sent-twice");
        google.close();
    }

    @Test
    void an_installed_app_waits_for_the_browser_and_gets_tokens() throws Exception {
        var app = new AuthorizationCodeInstalledApp(
                flow("client_secret_desktop.json"),
                new LocalServerReceiver.Builder()
                        .setHost("127.0.0.1")
                        .setPort(-1)
                        .build(),
                url -> CompletableFuture.runAsync(() -> consent(url)));

        var credential = app.authorize("ada");

        assertThat(credential.getAccessToken()).startsWith("ya29.a0FAKE-");
        assertThat(credential.getRefreshToken()).startsWith("1//0FAKE-");
        String before = credential.getAccessToken();
        assertThat(credential.refreshToken()).isTrue();
        assertThat(credential.getAccessToken()).isNotEqualTo(before);
    }

    @Test
    void googles_verifier_believes_the_id_token_of_a_code() throws Exception {
        var token = exchange(code("client_secret_web.json"));

        var idToken = verifier().verify(token.getIdToken());

        assertThat(idToken.getPayload().getEmail()).isEqualTo("ada@example.com");
        assertThat(idToken.getPayload().getEmailVerified()).isTrue();
        assertThat(idToken.getPayload().getAuthorizedParty()).isEqualTo(DemoWorld.WEB.id());
    }

    @Test
    void googles_verifier_refuses_an_id_token_whose_signature_was_touched() throws Exception {
        String token = exchange(code("client_secret_web.json")).getIdToken();
        int last = token.length() - 10;
        String touched = token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);

        assertThat(verifier().verify(touched)).isNull();
    }

    @Test
    void a_second_exchange_of_a_code_is_an_exception_with_googles_error() throws Exception {
        String code = code("client_secret_web.json");
        exchange(code);

        assertThatThrownBy(() -> exchange(code))
                .isInstanceOfSatisfying(
                        TokenResponseException.class,
                        e -> assertThat(e.getDetails().getError()).isEqualTo("invalid_grant"));
    }

    @Test
    void the_user_authorizer_of_the_newer_library_signs_in_and_remembers() throws Exception {
        var authorizer = UserAuthorizer.newBuilder()
                .setClientId(ClientId.fromStream(Files.newInputStream(directory.resolve("client_secret_web.json"))))
                .setScopes(SCOPES)
                .setCallbackUri(URI.create(REDIRECT))
                .setTokenServerUri(URI.create(google.url() + "/token"))
                .setUserAuthUri(URI.create(google.url() + "/o/oauth2/auth"))
                .setTokenStore(new MemoryTokensStorage())
                .build();
        var base = URI.create("http://localhost:8080/");
        var asked = authorizer.getAuthorizationUrl("ada@example.com", "state of ours", base);
        var answer = new Visitor(google.url())
                .allow(Params.parse(asked.getQuery()), "ada@example.com")
                .answer();

        authorizer.getAndStoreCredentialsFromCode("ada@example.com", answer.require("code"), base);

        assertThat(answer.require("state")).isEqualTo("state of ours");
        assertThat(authorizer.getCredentials("ada@example.com").getRefreshToken())
                .startsWith("1//0FAKE-");
    }

    private GoogleAuthorizationCodeFlow flow(String file) throws IOException {
        try (var reader = Files.newBufferedReader(directory.resolve(file))) {
            return new GoogleAuthorizationCodeFlow.Builder(
                            transport, json, GoogleClientSecrets.load(json, reader), SCOPES)
                    .setAccessType("offline")
                    .setTokenServerUrl(new GenericUrl(google.url() + "/token"))
                    .setAuthorizationServerEncodedUrl(google.url() + "/o/oauth2/v2/auth")
                    .build();
        }
    }

    private String code(String file) throws IOException {
        var url = flow(file).newAuthorizationUrl().setRedirectUri(REDIRECT).setState("s");
        return new Visitor(google.url()).code(params(url.build()), "ada@example.com");
    }

    private GoogleTokenResponse exchange(String code) throws IOException {
        return flow("client_secret_web.json")
                .newTokenRequest(code)
                .setRedirectUri(REDIRECT)
                .execute();
    }

    private GoogleIdTokenVerifier verifier() {
        var keys = new GooglePublicKeysManager.Builder(transport, json)
                .setPublicCertsEncodedUrl(google.url() + "/oauth2/v1/certs")
                .build();
        return new GoogleIdTokenVerifier.Builder(keys)
                .setIssuer(google.url().toString())
                .setAudience(List.of(DemoWorld.WEB.id()))
                .build();
    }

    /** What a browser does: walks through the pages and follows the redirect home. */
    private void consent(String url) {
        try {
            String home = new Visitor(google.url())
                    .allow(params(url), "ada@example.com")
                    .location();
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(home)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Params params(String url) {
        return Params.parse(URI.create(url).getRawQuery());
    }
}
