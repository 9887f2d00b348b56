package dev.understudy.lessons.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's editor, which takes the terminal while it runs.
 *
 * @param command the command and its options
 */
record Editor(List<String> command) {

    Editor {
        command = List.copyOf(command);
    }

    /** The editor that the user has chosen. */
    static Optional<Editor> ofUser() {
        return Stream.of("VISUAL", "EDITOR")
                .map(System::getenv)
                .filter(chosen -> chosen != null && !chosen.isBlank())
                .findFirst()
                .map(chosen -> new Editor(List.of(chosen.strip().split("\\s+"))));
    }

    /** The text as it was saved; nothing if the editor failed or nothing was left of it. */
    Optional<String> edit(String text) {
        try {
            Path file = Files.createTempFile("understudy-", ".java");
            try {
                Files.writeString(file, text + "\n");
                var line = Stream.concat(command.stream(), Stream.of(file.toString()))
                        .toList();
                int code = new ProcessBuilder(line).inheritIO().start().waitFor();
                String saved = Files.readString(file).strip();
                return code != 0 || saved.isEmpty() ? Optional.empty() : Optional.of(saved);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException("set EDITOR to an editor that can be started, not " + command.get(0), e);
        }
    }
}
