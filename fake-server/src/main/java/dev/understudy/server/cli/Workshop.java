package dev.understudy.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A directory for the time of one run, which only its owner may enter: stand-ins for browsers, credential files. */
final class Workshop implements AutoCloseable {

    /** The names by which programs open a browser on a desktop. */
    private static final List<String> OPENERS =
            List.of("xdg-open", "x-www-browser", "www-browser", "sensible-browser", "gnome-open", "open");

    private final Path directory;

    Workshop() {
        try {
            directory = Files.createTempDirectory("understudy-exec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory itself. */
    Path directory() {
        return directory;
    }

    /** Where the credential files go if nobody wants to keep them. */
    Path credentials() {
        return directory.resolve("credentials");
    }

    /**
     * Puts a stand-in for every browser in front of the programs of the path.
     *
     * @param command what is run with the URL as its last argument
     * @return the variables by which programs find it
     */
    Map<String, String> browser(List<String> command) {
        Path programs = directory.resolve("bin");
        try {
            Files.createDirectory(programs);
            for (String name : OPENERS) {
                Path file = programs.resolve(name);
                Files.writeString(file, script(command));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var variables = new LinkedHashMap<String, String>();
        variables.put("BROWSER", programs.resolve(OPENERS.get(0)).toString());
        variables.put("PATH", programs + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        return variables;
    }

    /**
     * In the background, since the program may wait for this script before it listens for the code; without the variable
     * of which every JVM says that it has picked it up.
     */
    private static String script(List<String> command) {
        var words = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .toList();
        return "#!/bin/sh\nunset JAVA_TOOL_OPTIONS\n" + String.join(" ", words) + " \"$1\" </dev/null >/dev/null &\n";
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Closed before.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
