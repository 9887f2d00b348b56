package dev.understudy.server.classroom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;

/**
 * Everything that happened in a class, in a file to whose end lines are added: a crash can lose no more than the last
 * one. Nothing is ever taken out; what a reset takes back is still there for its undo.
 */
final class EventFile {

    private final Path file;
    private final List<ClassEvent> events = new CopyOnWriteArrayList<>();
    private long last;

    /**
     * The events of this file.
     *
     * @throws RosterProblem if it cannot be read
     */
    EventFile(Path file) {
        this.file = file;
        String text = ClassFile.text(file).orElse("");
        var read = new ArrayList<ClassEvent>();
        text.lines().forEach(line -> ClassEvent.read(line).ifPresent(read::add));
        events.addAll(read);
        last = read.stream().mapToLong(ClassEvent::n).max().orElse(0);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            // The end of a line that was never finished must not swallow the next one.
            ClassFile.append(file, "\n");
        }
    }

    /** All of them, oldest first. */
    List<ClassEvent> all() {
        return List.copyOf(events);
    }

    /** The number of the newest. */
    synchronized long last() {
        return last;
    }

    /** Writes down what is made of the next number. */
    synchronized ClassEvent add(LongFunction<ClassEvent> event) {
        var made = event.apply(last + 1);
        ClassFile.append(file, made.line() + "\n");
        last++;
        events.add(made);
        return made;
    }
}
