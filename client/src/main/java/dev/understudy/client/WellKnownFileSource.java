package dev.understudy.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that gcloud writes. */
final class WellKnownFileSource implements CredentialSource {

    @Override
    public Looked look(Wanted wanted) {
        Path file = directory(wanted).resolve("application_default_credentials.json");
        if (!Files.exists(file)) {
            return Looked.nothing("there is no file " + file);
        }
        return new Looked("the file of gcloud, " + file, Optional.of(DefaultCredentialsFile.load(file, wanted)));
    }

    private static Path directory(Wanted wanted) {
        return wanted.variable("CLOUDSDK_CONFIG")
                .map(Path::of)
                .or(() -> wanted.variable("APPDATA").map(data -> Path.of(data, "gcloud")))
                .orElseGet(() -> Path.of(
                        wanted.variable("HOME").orElse(System.getProperty("user.home", ".")), ".config", "gcloud"));
    }
}
