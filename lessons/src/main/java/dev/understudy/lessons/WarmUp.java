package dev.understudy.lessons;

import dev.understudy.client.ApiService;
import dev.understudy.client.Endpoints;
import dev.understudy.client.ServiceAccountCredentials;
import dev.understudy.client.Surroundings;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.files.TemporaryFolder;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.util.Set;

/**
 * Does once what the commands do, so that the JVM can archive the classes they load: scripts/understudy runs this after a
 * build, and then every command starts in half the time.
 */
final class WarmUp {

    private static final String SCOPE = "https://www.googleapis.com/auth/drive.metadata.readonly";

    private WarmUp() {}

    /** Starts a fake, and gets a token from it. */
    public static void main(String[] args) throws IOException {
        Understudy.commandLine().getUsageMessage();
        Chromium.missing();
        try (var directory = TemporaryFolder.of("warm-up");
                var google = FakeGoogle.start()) {
            CredentialFiles.write(google, directory.path());
            var surroundings = Surroundings.of(Endpoints.at(google.url()));
            var robot = ServiceAccountCredentials.fromJson(
                            directory.path().resolve("service-account.json"), surroundings)
                    .withScopes(Set.of(SCOPE));
            ApiService.build("drive", "v3", robot).get("files");
        }
    }
}
