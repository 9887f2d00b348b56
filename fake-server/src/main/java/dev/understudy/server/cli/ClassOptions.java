package dev.understudy.server.cli;

import dev.understudy.server.ClassPlan;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The class that {@code serve} is for: one of two ways to say who is in it. */
final class ClassOptions {

    @Option(
            names = "--class",
            paramLabel = "ROSTER",
            description = "Serve a class: each learner of this file has a world of their own, see docs/classroom.md.")
    private @Nullable Path roster;

    @Option(
            names = "--learners",
            paramLabel = "N",
            description = "Serve a class of N learners without names, kept in ./understudy-class.")
    private @Nullable Integer learners;

    Optional<ClassPlan> plan() {
        return Optional.ofNullable(roster)
                .map(ClassPlan::of)
                .or(() -> Optional.ofNullable(learners).map(ClassPlan::of));
    }

    boolean isTwice() {
        return roster != null && learners != null;
    }
}
