package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.web.LessonPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy learn [LESSON]}: a lesson at the terminal, or over a pipe. */
@Command(
        name = "learn",
        description = "Plays a lesson: type Java, and see what the server makes of it.",
        mixinStandardHelpOptions = true)
public final class LearnCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "Its number or name; without one, the first that is not solved.",
            defaultValue = "")
    private String lesson = "";

    @Option(names = "--plain", description = "In the JDK's own jshell, with check(), hint() and next() as Java.")
    private boolean plain;

    @Option(
            names = "--file",
            arity = "0..1",
            paramLabel = "FOLDER",
            fallbackValue = "understudy-work",
            description = "As files to edit in a folder (./understudy-work), judged when they are saved.")
    private Optional<Path> files = Optional.empty();

    @Option(names = "--web", description = "As pages for a browser on this machine.")
    private boolean web;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the pages are; ${DEFAULT-VALUE} without it, 0 is any free port.",
            defaultValue = "8086")
    private int port;

    @Option(
            names = "--class",
            paramLabel = "URL",
            description = "In a class, at its server: as it stands on your card. Your Java runs on this machine.")
    private Optional<URI> server = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "The key of your card.")
    private Optional<String> key = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        oneWayOnly();
        if (web) {
            return browse(Course.bundled(), Progress.ofUser());
        }
        try (var venue = venue()) {
            var course = venue.course();
            var found = lesson.isEmpty() ? venue.progress().next(course) : course.find(lesson);
            Lesson chosen = found.orElseThrow(() -> unknown(course));
            if (plain) {
                return StockJshell.ofThisJdk().play(chosen, venue);
            }
            if (files.isPresent()) {
                return watch(new FileLesson(chosen, files.get(), venue, Screen.ofOutput()));
            }
            return Conversation.about(chosen, venue).hold();
        }
    }

    private Venue venue() {
        return server.map(at -> Venue.inClass(address(at), key.orElseThrow(), Progress.ofUser()))
                .orElseGet(Venue::alone);
    }

    /** Scheme, host and port alone. */
    private URI address(URI given) {
        if (given.getHost() == null || !List.of("http", "https").contains(String.valueOf(given.getScheme()))) {
            throw new ParameterException(
                    spec.commandLine(), "--class takes an address such as http://192.168.1.5:8085, not " + given + ".");
        }
        return URI.create(given.getScheme() + "://" + given.getRawAuthority());
    }

    /** The lessons as pages, until the process is ended. */
    private int browse(Course course, Progress progress) {
        Optional<Lesson> first = lesson.isEmpty()
                ? Optional.empty()
                : Optional.of(course.find(lesson).orElseThrow(() -> unknown(course)));
        var pages = LessonPages.open(port, course, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(pages::close));
        var out = spec.commandLine().getOut();
        out.println("The lessons are at " + pages.link(first));
        out.println("Open this link in a browser on this machine; it lets nobody else in. Ctrl-C ends the lessons.");
        out.println("What you run there runs here with your rights, in a JVM of its own, which is no sandbox.");
        out.flush();
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            pages.close();
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void oneWayOnly() {
        if ((web ? 1 : 0) + (plain ? 1 : 0) + (files.isPresent() ? 1 : 0) > 1) {
            throw new ParameterException(spec.commandLine(), "Say one of --web, --plain and --file.");
        }
        if (server.isPresent() != key.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--class and --key go together; both stand on your card.");
        }
        if (web && server.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--class goes without --web: learn in the terminal.");
        }
        boolean port = spec.commandLine().getParseResult().hasMatchedOption("--port");
        if (port && !web) {
            throw new ParameterException(spec.commandLine(), "--port goes with --web.");
        }
        if (this.port < 0 || this.port > 65_535) {
            throw new ParameterException(
                    spec.commandLine(), "A port is a number from 0 to 65535, not " + this.port + ".");
        }
    }

    private static int watch(FileLesson lesson) {
        try {
            lesson.watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder could not be watched", e);
        }
        return 0;
    }

    private ParameterException unknown(Course course) {
        String known = course.lessons().stream()
                .map(Lesson::head)
                .map(Lesson.Head::number)
                .collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "There is no lesson " + lesson + "; there are " + known + ".");
    }
}
