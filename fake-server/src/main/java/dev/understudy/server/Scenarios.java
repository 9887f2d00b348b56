package dev.understudy.server;

import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.ScenarioFile;
import java.nio.file.Path;

/** Where worlds come from: the demo, or a file. */
public final class Scenarios {

    private Scenarios() {}

    /** The demo world. */
    public static Scenario demo() {
        return Scenario.demo();
    }

    /**
     * The world of a scenario file; docs/scenario-file.md describes the format.
     *
     * @throws ScenarioProblem with one sentence that names file, line, column and what is allowed there
     */
    public static Scenario read(Path file) {
        return ScenarioFile.read(file);
    }

    /** A world as the text of a scenario file. */
    public static String write(Scenario scenario) {
        return ScenarioFile.write(scenario);
    }
}
