package dev.understudy.server.console;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.Project;
import dev.understudy.server.store.Records;
import java.util.Optional;
import java.util.Set;

/** The projects themselves: created, shut down and restored by the console's rules. */
final class Projects {

    private final Records records;
    private final Ids ids;
    private final Clock clock;

    Projects(Records records, Ids ids, Clock clock) {
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    Project create(String id) {
        Ids.check("A project ID", id);
        if (records.projects().find(id).isPresent()) {
            throw new IllegalArgumentException("There is a project " + id + " already.");
        }
        String number = ids.digits(12);
        var screen = new ConsentScreen(
                "project-" + number, "", Optional.empty(), ConsentScreen.Publishing.TESTING, false, Set.of());
        var project = new Project(id, number, screen, Set.of());
        records.projects().put(id, project);
        return project;
    }

    /** A project that is there and was not shut down. */
    Project require(String id) {
        var project = known(id);
        if (records.isShutDown(id)) {
            throw new IllegalArgumentException("The project " + id + " was shut down; restore it first.");
        }
        return project;
    }

    void shutDown(String id) {
        require(id);
        records.shutDowns().put(id, new Ending(clock.now(id), "The project was shut down in the API Console."));
    }

    void restore(String id) {
        known(id);
        var ended = records.shutDowns()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("The project " + id + " was not shut down."));
        if (clock.now(id).isAfter(ended.at().plus(ApiConsole.RESTORABLE))) {
            throw new IllegalArgumentException("The project " + id + " was shut down more than "
                    + ApiConsole.RESTORABLE.toDays() + " days ago and cannot be restored.");
        }
        records.shutDowns().take(id);
    }

    private Project known(String id) {
        return records.projects()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no project " + id + "."));
    }
}
