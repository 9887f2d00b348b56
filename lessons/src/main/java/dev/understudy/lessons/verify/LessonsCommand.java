package dev.understudy.lessons.verify;

import dev.understudy.lessons.course.BadLesson;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.MistakeBook;
import dev.understudy.lessons.learn.Progress;
import dev.understudy.lessons.print.Handout;
import dev.understudy.lessons.print.Printer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy lessons ...}: for who writes lessons. */
@Command(name = "lessons", description = "Lists, proves, begins or prints lessons.", mixinStandardHelpOptions = true)
public final class LessonsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list, verify, new or print; --help tells more.");
    }

    /** Prints every lesson on a line. */
    @Command(name = "list", description = "Lists the lessons.", mixinStandardHelpOptions = true)
    int list() {
        var out = spec.commandLine().getOut();
        var progress = Progress.ofUser();
        for (Lesson lesson : Course.bundled().lessons()) {
            var head = lesson.head();
            String solved = progress.count(lesson) + "/" + lesson.steps().size();
            out.printf("%-28s %2d min  %s solved  %s%n", head.name(), head.minutes(), solved, head.title());
        }
        out.flush();
        return 0;
    }

    /** Proves lessons; 1 if anything is not as they say. */
    @Command(
            name = "verify",
            description = "Plays every lesson: start fails, solution passes, each mistake happens as declared.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(arity = "0..*", paramLabel = "LESSON", description = "Only these.") List<String> names,
            @Option(names = "--folder", paramLabel = "FOLDER", description = "Lessons of your own.")
                    Optional<Path> folder,
            @Option(names = "--idle", description = "Also name the clauses that no start and no mistake would miss.")
                    boolean idle)
            throws IOException {
        var proofs = new ArrayList<Supplier<Verify.Result>>();
        chosen(names, folder).forEach(lesson -> proofs.add(() -> Verify.prove(lesson)));
        if ((names == null || names.isEmpty() || names.contains("mistakes")) && folder.isEmpty()) {
            proofs.add(() -> Verify.prove(MistakeBook.bundled()));
        }
        // Each proof has a server and a session of its own, so as many run at once as there are processors.
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var running = proofs.stream()
                    .map(proof -> CompletableFuture.supplyAsync(() -> timed(proof), threads))
                    .toList();
            return running.stream()
                                    .mapToInt(proof -> report(proof.join(), idle))
                                    .sum()
                            == 0
                    ? 0
                    : 1;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Begins a new lesson. */
    @Command(
            name = "new",
            description = "Writes a lesson to begin from, under the next free number.",
            mixinStandardHelpOptions = true)
    int begin(
            @Parameters(paramLabel = "NAME", description = "Words with hyphens: second-factor.") String name,
            @Option(
                            names = "--folder",
                            paramLabel = "FOLDER",
                            description = "Where to; the lessons of the sources without it.",
                            defaultValue = "lessons/src/main/lessons")
                    Path folder)
            throws IOException {
        try {
            Path file = Template.write(name, folder);
            spec.commandLine().getOut().println("Written: " + file + ". Prove it with:");
            spec.commandLine()
                    .getOut()
                    .println("  scripts/understudy lessons verify --folder " + folder + " "
                            + String.valueOf(file.getFileName()).replace(".md", ""));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Prints hand-outs. */
    @Command(
            name = "print",
            description = "Writes hand-outs as HTML, one for each lesson and one for the course.",
            mixinStandardHelpOptions = true)
    int print(
            @Parameters(arity = "0..*", paramLabel = "LESSON", description = "Only these.") List<String> names,
            @Option(
                            names = "--to",
                            paramLabel = "FOLDER",
                            description = "Where to; ./understudy-lessons without it.",
                            defaultValue = "understudy-lessons")
                    Path folder,
            @Option(names = "--instructor", description = "With the notes and the mistakes.") boolean instructor)
            throws IOException {
        var audience = instructor ? Handout.Audience.INSTRUCTOR : Handout.Audience.LEARNER;
        var written =
                new Printer(new Handout(audience), folder).print(Course.bundled(), chosen(names, Optional.empty()));
        spec.commandLine().getOut().println(written.size() + " files written to " + folder + ".");
        spec.commandLine().getOut().flush();
        return 0;
    }

    /**
     * What came of a lesson, and how long it took.
     *
     * @param result what came of it
     * @param seconds how long it took
     */
    private record Timed(Verify.Result result, double seconds) {}

    private static Timed timed(Supplier<Verify.Result> proof) {
        long begun = System.nanoTime();
        return new Timed(proof.get(), (System.nanoTime() - begun) / 1e9);
    }

    private int report(Timed timed, boolean idle) {
        var out = spec.commandLine().getOut();
        var result = timed.result();
        var found = Stream.concat(result.problems().stream(), idle ? result.idle().stream() : Stream.empty())
                .toList();
        int problems = found.size();
        out.printf(
                "%s  %s: %d checks, %s (%.1f s)%n",
                problems == 0 ? "ok  " : "BAD ",
                result.lesson().head().name(),
                result.checks(),
                problems == 0 ? "all as it says" : problems + " problems",
                timed.seconds());
        found.forEach(problem -> out.println("      " + problem));
        out.flush();
        return problems;
    }

    private List<Lesson> chosen(List<String> names, Optional<Path> folder) throws IOException {
        Course course;
        try {
            course = folder.isPresent() ? Course.in(folder.get()) : Course.bundled();
        } catch (BadLesson e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (names == null || names.isEmpty()) {
            return course.lessons();
        }
        return names.stream()
                .filter(name -> !name.equals("mistakes"))
                .map(name -> course.find(name)
                        .orElseThrow(
                                () -> new ParameterException(spec.commandLine(), "There is no lesson " + name + ".")))
                .toList();
    }
}
