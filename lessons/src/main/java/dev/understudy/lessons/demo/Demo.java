package dev.understudy.lessons.demo;

import dev.understudy.client.ApiService;
import dev.understudy.client.AuthorizationCodeFlow;
import dev.understudy.client.Endpoints;
import dev.understudy.client.InstalledApp;
import dev.understudy.client.Surroundings;
import dev.understudy.client.Terminal;
import dev.understudy.client.UserCredentials;
import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * The main job, step by step: an installed app sends a browser to the fake, a person allows, the code comes home, is
 * exchanged, and the token opens Drive. It is the complete example of Google's guide for installed applications.
 */
final class Demo {

    private static final Set<String> SCOPES = Set.of("https://www.googleapis.com/auth/drive.metadata.readonly");
    private static final String ACCOUNT = "ada@example.com";

    private final FakeGoogle google;
    private final Path clientSecrets;
    private final PrintWriter out;

    Demo(FakeGoogle google, Path clientSecrets, PrintWriter out) {
        this.google = google;
        this.clientSecrets = clientSecrets;
        this.out = out;
    }

    void run(Chromium chromium, Person.Pace pace) {
        step(1, "The fake plays Google at " + google.url());
        var surroundings = Surroundings.of(Endpoints.at(google.url()));
        var flow = AuthorizationCodeFlow.fromClientSecrets(clientSecrets, SCOPES, surroundings);
        var person = new Person(chromium.driver(), ACCOUNT, pace);

        var credentials = InstalledApp.of(flow)
                .withTerminal(new Silence())
                .withBrowser(url -> consent(person, url))
                .runLocalServer();

        token(credentials);
        step(6, "With it, the app asks Drive for the five files modified last");
        var drive = ApiService.build("drive", "v3", credentials);
        detail(drive.get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5))
                .toString());
    }

    private void consent(Person person, URI url) {
        step(2, "The app sends the browser to the authorization URL");
        detail(url.toString());
        URI landed = person.allow(url);
        step(3, ACCOUNT + " pressed Continue: consent granted");
        step(4, "The browser carried the authorization code home to the app");
        detail(landed.toString());
    }

    private void token(UserCredentials credentials) {
        var token = credentials.accessToken();
        step(5, "The app exchanged the code, with its secret and the PKCE verifier, for an access token");
        detail(token.value());
        detail("good until "
                + token.expiresAt()
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse("it is refused")
                + ", for "
                + String.join(" ", credentials.grantedScopes()));
    }

    private void step(int number, String what) {
        out.println();
        out.println(number + ". " + what);
        out.flush();
    }

    private void detail(String text) {
        out.println(text.indent(3).stripTrailing());
        out.flush();
    }

    /** The demo itself says what the app would say. */
    private static final class Silence implements Terminal {

        @Override
        public void say(String line) {}

        @Override
        public String ask(String question) throws IOException {
            throw new IOException("the demo types nothing");
        }
    }
}
