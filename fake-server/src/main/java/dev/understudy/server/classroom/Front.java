package dev.understudy.server.classroom;

import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * What a class needs of the server it is on.
 *
 * @param lab its clock, faults and journal
 * @param faults the faults by name
 * @param records its records
 * @param store what keeps them
 * @param guard who may use its controls
 * @param desk its API Console
 */
public record Front(
        InProcessLab lab, FaultCatalogue faults, Records records, Store store, ControlGuard guard, Desk desk) {

    /** The API Console, as a lesson asks for it. */
    public interface Desk {

        /**
         * Does what a learner asks of the API Console of their project.
         *
         * @param words what first, then with what
         * @throws IllegalArgumentException with the console's own sentence if it refuses
         */
        String ask(String project, List<String> words);

        /** The credential files of a project by name. */
        List<String> files(String project);

        /** One of them: the secrets of a client, or a new key of a service account; nothing if there is no such file. */
        Optional<String> file(String project, String name);
    }
}
