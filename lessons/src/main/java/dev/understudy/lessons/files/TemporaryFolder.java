package dev.understudy.lessons.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for a while, which only its owner may enter; closing it deletes all that is in it. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes a new one where the system keeps its temporary files.
     *
     * @param purpose becomes part of its name
     * @throws UncheckedIOException if there is no room
     */
    public static TemporaryFolder of(String purpose) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("understudy-" + purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for temporary files", e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it. What somebody still writes there stays, and the system clears it. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            // Another process writes there: no reason to fail what was done.
        }
    }
}
