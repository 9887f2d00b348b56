package dev.understudy.server.cli;

import dev.understudy.server.model.Profile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which world a fake starts with and which server it plays: the options that all its commands share. */
final class WorldOptions {

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "The world to start with, see docs/scenario-file.md. Default: the demo world.")
    private @Nullable Path scenario;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "google",
            converter = ProfileConverter.class,
            description = "google, google-2012 or google-2020 (out-of-band works), strict (the RFCs). Default:"
                    + " ${DEFAULT-VALUE}.")
    private Profile profile = Profile.GOOGLE;

    Optional<Path> scenario() {
        return Optional.ofNullable(scenario);
    }

    Profile profile() {
        return profile;
    }
}
