package dev.understudy.lessons.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this session, each in a new folder that only its owner can read; gone when the session ends. */
final class Folder {

    private Folder() {}

    /** A path in a new folder. */
    static Path path(String name) {
        try {
            Path folder = Files.createTempDirectory("understudy-");
            Path file = folder.resolve(name);
            // In this order: what was registered last is deleted first.
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with this text. */
    static Path write(String name, String text) {
        try {
            Path file = path(name);
            Files.createFile(file);
            // Owner only, as a key file should be; on Windows the folder's own rules hold.
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of a JSON file. */
    static String field(Path file, String name) {
        try {
            return new ObjectMapper()
                    .readTree(Files.readString(file))
                    .path(name)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can be written", e);
        }
    }
}
