package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody at a page of the console.
 *
 * @param request what the browser asked
 * @param frame what is around the page
 * @param notices what people are told on the page they are sent to
 */
record Visit(Request request, ConsoleFrame frame, Notices notices) {

    /** The project of the page. */
    Project project() {
        return frame.project().orElseThrow(() -> new Absent("There is no such project."));
    }

    /** What the path names. */
    String named(String variable) {
        return request.pathValue(variable);
    }

    /** What was typed into a field; empty if nothing. */
    String field(String name) {
        return request.form().find(name).map(String::strip).orElse("");
    }

    /**
     * What was typed into a field that must not be empty.
     *
     * @throws IllegalArgumentException naming the field
     */
    String required(String name, String label) {
        String value = field(name);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(label + " is required.");
        }
        return value;
    }

    /** The lines of a field, or of all fields of this name, without empty ones. */
    List<String> lines(String name) {
        return request.form().all(name).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** What was typed with commas, spaces or line ends between. */
    Set<String> list(String name) {
        return Arrays.stream(field(name).split("[\\s,]+"))
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether a box has a tick. */
    boolean isTicked(String name) {
        return !field(name).isEmpty();
    }

    /** What was chosen from the words of an enumeration, written as in a scenario file. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = field(name).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose one of what is offered."));
    }

    /** Back to the page, which tells what happened. */
    Reply done(String sentence) {
        return done(frame.here(), sentence);
    }

    /** To another page, which tells what happened. */
    Reply done(String path, String sentence) {
        return Reply.redirect(path + "?said=" + notices.keep(sentence));
    }

    /** The record that the path names, or the page that says that it is not there. */
    static <T> T found(Optional<T> value, String sentence) {
        return value.orElseThrow(() -> new Absent(sentence));
    }
}
