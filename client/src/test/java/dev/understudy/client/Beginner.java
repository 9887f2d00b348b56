package dev.understudy.client;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Scenarios;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who makes the mistakes that everybody makes, at a fake where each can be made. */
final class Beginner implements AutoCloseable {

    private static final URI BACK = URI.create("http://localhost:8080/");
    private static final String WEB_VIEW = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UD1A; wv) AppleWebKit/537.36"
            + " Chrome/120 Mobile Safari/537.36";

    private final Path directory;
    private final FakeGoogle google;
    private final Surroundings here;

    Beginner(Path directory) throws IOException {
        this.directory = directory;
        google = FakeGoogle.start(Scenarios.read(Files.writeString(directory.resolve("scenario.json"), """
            {"base": "demo", "projects": [
              {"id": "tested-1", "publishing": "testing", "clients": [{"type": "desktop", "name": "tested"}]},
              {"id": "inner-1", "internalTo": "example.org", "clients": [{"type": "desktop", "name": "inner"}]},
              {"id": "bare-1", "apis": [], "clients": [{"type": "desktop", "name": "bare"}]},
              {"id": "today-1", "clients": [{"type": "desktop", "name": "today"}]}],
             "accessPolicies": [{"appliesTo": "example.org"}]}\
            """)));
        CredentialFiles.write(google, directory);
        here = Surroundings.of(Endpoints.at(google.url())).withPause(time -> {});
    }

    @Override
    public void close() {
        google.close();
    }

    OAuthClient client(String name) {
        return google.scenario().clients().stream()
                .filter(client -> client.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    AuthorizationCodeFlow flow(String name) {
        return flow(client(name).id(), client(name).secret());
    }

    AuthorizationCodeFlow flow(String id, Optional<String> secret) {
        var values = new HashMap<>(
                Map.of("client_id", id, "auth_uri", google.url() + "/auth", "token_uri", google.url() + "/token"));
        secret.ifPresent(value -> values.put("client_secret", value));
        try {
            Path file = Samples.write(directory.resolve("client_secret.json"), Map.of("installed", values));
            return AuthorizationCodeFlow.fromClientSecrets(file, Set.of("email"), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AuthorizationCodeFlow desktop(String... scopes) {
        return AuthorizationCodeFlow.fromClientSecrets(
                directory.resolve("client_secret_desktop.json"), Set.of(scopes), here);
    }

    AuthorizationCodeFlow web() {
        return AuthorizationCodeFlow.fromClientSecrets(
                directory.resolve("client_secret_web.json"), Set.of("email"), here);
    }

    ServiceAccountCredentials robot(String scope) {
        return ServiceAccountCredentials.fromJson(directory.resolve("service-account.json"), here)
                .withScopes(Set.of(scope));
    }

    ApiMethod drive(Credentials credentials, String method) {
        return ApiService.build("drive", "v3", credentials).method(method);
    }

    /** Waits for a browser that shows an error page. */
    void comesBack(AuthorizationCodeFlow flow) {
        InstalledApp.of(flow)
                .withBrowser(Browser.none())
                .withTimeout(Duration.ofMillis(1))
                .runLocalServer();
    }

    /** Pastes the address of the page that the browser shows in the end. */
    void sees(String user, AuthorizationCodeFlow flow) {
        sees(user, flow, "", "");
    }

    /** As {@link #sees(String, AuthorizationCodeFlow)}, after something in the address was replaced. */
    void sees(String user, AuthorizationCodeFlow flow, String part, String instead) {
        var asked = flow.step1(BACK);
        var page = new Person(user).allow(URI.create(asked.url().toString().replace(part, instead)));
        flow.step2(asked, page.uri().toString());
    }

    /** Is shown that page inside an app. */
    void opensWebView() throws IOException, InterruptedException {
        var asked = desktop("email").step1(BACK);
        var view = HttpRequest.newBuilder(asked.url()).header("User-Agent", WEB_VIEW);
        var page = HttpClient.newHttpClient().send(view.build(), BodyHandlers.discarding());
        desktop("email").step2(asked, page.headers().firstValue("Location").orElseThrow());
    }

    /** Presses Enter, where a code was to be pasted. */
    void pastesNothing() {
        InstalledApp.of(flow("today"))
                .withTerminal(new Terminal() {
                    @Override
                    public void say(String line) {}

                    @Override
                    public String ask(String question) {
                        return "";
                    }
                })
                .runConsole();
    }

    void redeems(String code) {
        desktop("email").step2(desktop("email").step1(BACK), code);
    }

    /** Brings a good code home, as somebody else. */
    void redeems(AuthorizationCodeFlow flow) {
        var asked = desktop("email").step1(BACK);
        flow.step2(asked, new Person("ada@example.com").redirectedTo(asked.url()));
    }

    void redeemsTwice() {
        var asked = desktop("email").step1(BACK);
        var answer = new Person("ada@example.com").redirectedTo(asked.url());
        desktop("email").step2(asked, answer);
        desktop("email").step2(asked, answer);
    }

    void redeemsWith(Optional<String> verifier) {
        var asked = desktop("email").step1(BACK);
        var answer = new Person("ada@example.com").redirectedTo(asked.url());
        desktop("email")
                .step2(
                        new AuthorizationRequest(
                                asked.url(),
                                asked.redirectUri(),
                                asked.state(),
                                asked.nonce(),
                                verifier,
                                asked.scopes()),
                        answer);
    }

    void refreshesWhatWasRevoked() {
        var credentials = granted(desktop("email"), BACK);
        var before = credentials.saved();
        credentials.revoke();
        UserCredentials.of(before, here).refresh();
    }

    void refreshesWithoutRefreshToken() {
        var flow = web().withAccessType(AccessType.ONLINE);
        granted(flow, URI.create("http://localhost:8080/oauth2callback")).refresh();
    }

    void listsFiles(OAuthClient client, String scope) {
        var tokens = google.grant(DemoWorld.ADA, client, List.of(scope));
        drive(AccessTokenCredentials.of(tokens.accessToken(), here), "files.list")
                .execute();
    }

    void signsTomorrow() {
        var clock = here.withClock(() -> here.clock().instant().plus(Duration.ofDays(1)));
        ServiceAccountCredentials.fromJson(directory.resolve("service-account.json"), clock)
                .withScopes(Set.of("email"))
                .accessToken();
    }

    void signsWithAnotherKey() throws IOException {
        var own = Json.parse(Files.readString(directory.resolve("service-account.json")));
        Path other =
                Samples.serviceAccount(Files.createTempDirectory(directory, "other"), google.url(), Samples.keys());
        String mixed = Files.readString(other)
                .replace(
                        "robot@example-123.iam.gserviceaccount.com",
                        own.get("client_email").text())
                .replace("0123456789abcdef", own.get("private_key_id").text());
        ServiceAccountCredentials.fromJson(Files.writeString(other, mixed), here)
                .withScopes(Set.of("email"))
                .accessToken();
    }

    void device(String file, String scope) {
        DeviceFlow.fromClientSecrets(directory.resolve(file), Set.of(scope), here)
                .start();
    }

    void usesPlainHttp() {
        var elsewhere = here.withEndpoints(Endpoints.at(URI.create("http://192.168.1.7")));
        AuthorizationCodeFlow.of(flow("real", Optional.of("secret")).client(), Set.of("email"), elsewhere)
                .step1(BACK);
    }

    /** Leaves a box empty. */
    UserCredentials allowsLess() {
        var both =
                desktop("https://www.googleapis.com/auth/drive.readonly", "https://www.googleapis.com/auth/calendar");
        var less = desktop("https://www.googleapis.com/auth/drive.readonly");
        var asked = less.step1(BACK);
        var answer = new Person("ada@example.com").redirectedTo(asked.url());
        return both.step2(
                new AuthorizationRequest(
                        asked.url(),
                        asked.redirectUri(),
                        asked.state(),
                        asked.nonce(),
                        asked.codeVerifier(),
                        both.scopes()),
                answer);
    }

    private static UserCredentials granted(AuthorizationCodeFlow flow, URI back) {
        var asked = flow.step1(back);
        return flow.step2(asked, new Person("ada@example.com").redirectedTo(asked.url()));
    }
}
