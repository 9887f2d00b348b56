package dev.understudy.server;

import dev.understudy.server.classroom.Roster;
import dev.understudy.server.classroom.RosterProblem;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The class that a server shall be for.
 *
 * @param roster the file that says who is in it; absent: as many learners without a name
 * @param learners how many, if there is no roster
 */
public record ClassPlan(Optional<Path> roster, int learners) {

    /** Where the class of {@code --learners} is kept. */
    public static final Path FOLDER = Path.of("understudy-class");

    /** The class of a roster. */
    public static ClassPlan of(Path roster) {
        return new ClassPlan(Optional.of(roster), 0);
    }

    /** A class of so many learners, kept in {@link #FOLDER}. */
    public static ClassPlan of(int learners) {
        return new ClassPlan(Optional.empty(), learners);
    }

    /**
     * The settings for this class: its roster, and a token for its instructor that is the same at every start.
     *
     * @throws RosterProblem with one sentence if its files cannot be used
     */
    Settings applyTo(Settings settings) {
        var read = roster.map(Roster::read).orElseGet(() -> Roster.ofSize(FOLDER.resolve("class.json"), learners));
        var own = settings.forClass(read);
        return own.labToken().isPresent() ? own : own.withLabToken(read.token());
    }
}
