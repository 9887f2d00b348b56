package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A lesson as files that are edited elsewhere: one for each step, run from the step's beginning each time it is saved. */
final class FileLesson {

    private final Lesson lesson;
    private final Path folder;
    private final Venue venue;
    private final Progress progress;
    private final Screen screen;

    FileLesson(Lesson lesson, Path folder, Venue venue, Screen screen) {
        this.lesson = lesson;
        this.folder = folder;
        this.venue = venue;
        this.progress = venue.progress();
        this.screen = screen;
    }

    /** Writes the files that are not there yet, and judges each when it is saved, until the folder or the thread ends. */
    void watch() throws IOException, InterruptedException {
        prepare();
        try (var backstage = Backstage.open(
                        venue.stages().get(), screen.stream(), InputStream.nullInputStream(), command -> "");
                var watcher = folder.getFileSystem().newWatchService()) {
            folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            var rehearsal = backstage.rehearse(lesson);
            screen.line("  Edit " + file(0) + " and save it: it is run from the beginning of its step, and judged.");
            screen.line("  The other steps are in the files beside it. Ctrl-C ends this.");
            while (!Thread.currentThread().isInterrupted()) {
                Optional<Integer> saved = next(watcher);
                if (saved.isPresent()) {
                    judge(rehearsal, saved.get());
                }
            }
        }
    }

    /** Writes a file for each step, unless there is one. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (!Files.exists(file(i))) {
                Files.writeString(file(i), text(i));
            }
        }
    }

    /** Runs the file of a step in a fresh session and says how its clauses stand; whether all hold. */
    boolean judge(Rehearsal rehearsal, int index) throws IOException {
        screen.gap();
        screen.line(screen.paint().accent(String.valueOf(file(index).getFileName())));
        rehearsal.jumpTo(index);
        progress.begun(lesson, index);
        new Echoes(screen).show(rehearsal.run(Files.readString(file(index))));
        var board = new Blackboard(screen);
        List<Verdict> verdicts = rehearsal.verdicts();
        board.tell(verdicts);
        boolean passed = verdicts.stream().allMatch(Verdict::holds);
        if (passed) {
            progress.solved(lesson, index);
            boolean last = index == lesson.steps().size() - 1;
            board.solved(
                    rehearsal.step(),
                    last ? "and this was the last step" : "and the next step is in " + file(index + 1));
        }
        return passed;
    }

    Path file(int index) {
        return folder.resolve(lesson.head().number() + "." + (index + 1) + ".jsh");
    }

    private String text(int index) {
        Step step = lesson.steps().get(index);
        String head = "# " + step.title() + "\n\n" + step.task() + "\n\nThe server wants to see:\n"
                + step.check().stream().map(clause -> "  " + clause.text()).collect(Collectors.joining("\n"));
        return head.lines().map(line -> ("// " + line).stripTrailing()).collect(Collectors.joining("\n")) + "\n\n"
                + step.start().map(start -> start.text() + "\n").orElse("");
    }

    /** The step whose file was saved; editors write in several ways and often twice, so all at once count once. */
    private Optional<Integer> next(WatchService watcher) throws InterruptedException {
        var key = watcher.take();
        Thread.sleep(50);
        Optional<Integer> step = key.pollEvents().stream()
                .map(WatchEvent::context)
                .map(String::valueOf)
                .flatMap(name -> lesson.steps().stream()
                        .map(each -> lesson.steps().indexOf(each))
                        .filter(index ->
                                String.valueOf(file(index).getFileName()).equals(name)))
                .findFirst();
        key.reset();
        return step;
    }
}
