package dev.understudy.server.store;

import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** A world in a file of JSON with comments; docs/scenario-file.md describes the format. */
public final class ScenarioFile {

    /** The largest file that is read, in bytes. */
    static final long MAX_BYTES = 10L * 1024 * 1024;

    private ScenarioFile() {}

    /**
     * Reads a world.
     *
     * @throws ScenarioProblem if the file cannot be read or says something that is not understood
     */
    public static Scenario read(Path file) {
        String name = String.valueOf(file.getFileName());
        return new ScenarioFileReader(ScenarioFileTree.parse(name, text(file))).scenario();
    }

    /** Reads a world from text; problems name it by this name. */
    public static Scenario parse(String name, String text) {
        return new ScenarioFileReader(ScenarioFileTree.parse(name, text)).scenario();
    }

    /** Reads what changes a world, and gives the changed one: it takes the place of the file's {@code base}. */
    public static Scenario parse(String name, String text, Scenario base) {
        return new ScenarioFileReader(ScenarioFileTree.parse(name, text)).scenario(base);
    }

    /** A world as text in this format, with nothing left to be derived. */
    public static String write(Scenario scenario) {
        return ScenarioFileWriter.write(scenario);
    }

    /** The JSON Schema of the format, for editors. */
    public static String schema() {
        try (var text = ScenarioFile.class.getResourceAsStream("scenario.schema.json")) {
            if (text == null) {
                throw new IllegalStateException("scenario.schema.json is missing from the jar");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of the rules that a project may ignore. */
    static Set<String> adviceRules() {
        var ids = new TreeSet<String>();
        Json.read(schema())
                .orElseThrow()
                .path("$defs")
                .path("adviceRule")
                .path("enum")
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ScenarioProblem("The scenario " + file + " is a directory; name a JSON file.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ScenarioProblem("The scenario " + file + " is larger than 10 MB, which is not read.");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ScenarioProblem("There is no scenario file " + file + ".");
        } catch (CharacterCodingException e) {
            throw new ScenarioProblem("The scenario " + file + " is not text in UTF-8.");
        } catch (IOException e) {
            throw new ScenarioProblem("The scenario " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
