package dev.understudy.server;

import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.wire.Json;
import java.nio.file.Path;
import java.util.Map;

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

    /**
     * The world of a scenario file's text.
     *
     * @param name what problems call it
     * @throws ScenarioProblem as {@link #read}
     */
    public static Scenario parse(String name, String text) {
        return ScenarioFile.parse(name, text);
    }

    /** The world of what would stand in a scenario file, as maps, lists and texts. */
    public static Scenario of(Map<String, ?> file) {
        return parse("the scenario", Json.compact(file));
    }

    /** A world as the text of a scenario file. */
    public static String write(Scenario scenario) {
        return ScenarioFile.write(scenario);
    }
}
