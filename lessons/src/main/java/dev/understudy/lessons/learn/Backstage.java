package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.MistakeBook;
import dev.understudy.lessons.engine.LearnerClassPath;
import dev.understudy.lessons.engine.Session;
import dev.understudy.lessons.shell.Setting;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All that a lesson needs to be played, started together and closed together. */
public final class Backstage implements AutoCloseable {

    /** What the session begins with; also the startup file of the plain jshell. Never JShell's own default. */
    public static final List<String> STARTUP = List.of(
            "import java.io.*;",
            "import java.net.URI;",
            "import java.net.http.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "import dev.understudy.client.*;",
            "import dev.understudy.lessons.shell.*;",
            "import static dev.understudy.lessons.shell.Verbs.*;");

    private final Stage stage;
    private final Desk desk;
    private final Session session;
    private final Valve valve;
    private final Recogniser recogniser;
    private boolean used;

    private Backstage(
            Stage stage, OutputStream out, InputStream in, UnaryOperator<String> commands, List<String> home) {
        this.stage = stage;
        var controls = new Controls(stage);
        desk = Desk.open(command -> controls.take(command).orElseGet(() -> commands.apply(command)));
        valve = new Valve(out);
        var streams = new Session.Streams(new PrintStream(valve, true, StandardCharsets.UTF_8), in);
        var options =
                Stream.concat(options(stage, desk).stream(), home.stream()).toList();
        session = Session.start(streams, String.join("\n", STARTUP), LearnerClassPath.get(), options);
        recogniser = new Recogniser(MistakeBook.bundled(), stage, session);
    }

    /**
     * Starts the fake and a session.
     *
     * @param out where the learner's lines print to
     * @param in where they read from
     * @param commands answers the commands that come from the learner's Java
     */
    public static Backstage open(OutputStream out, InputStream in, UnaryOperator<String> commands) {
        return open(Stage.open(0), out, in, commands);
    }

    /** As {@link #open(OutputStream, InputStream, UnaryOperator)}, on a stage that is there, and is closed with it. */
    static Backstage open(Stage stage, OutputStream out, InputStream in, UnaryOperator<String> commands) {
        return new Backstage(stage, out, in, commands, List.of());
    }

    /** As {@link #open(OutputStream, InputStream, UnaryOperator)}, with nothing to read, and at home in this folder. */
    public static Backstage open(OutputStream out, UnaryOperator<String> commands, Path room) {
        return new Backstage(Stage.open(0), out, InputStream.nullInputStream(), commands, Session.atHomeIn(room));
    }

    /** Starts the fake and a session without anybody at it. */
    public static Backstage open(OutputStream out, InputStream in) {
        return open(out, in, command -> "");
    }

    /** A lesson on this stage, not begun yet. */
    public Rehearsal rehearse(Lesson lesson) {
        used = true;
        return new Rehearsal(lesson, stage, session, valve);
    }

    /** Whether no lesson was on this stage yet. */
    boolean isFresh() {
        return !used;
    }

    /** Knows the known mistakes, each once in this session. */
    Recogniser recogniser() {
        return recogniser;
    }

    /** The known mistakes that show in what the server has seen of this step, each once in this session. */
    public List<KnownMistake> newKnownMistakes() {
        return recogniser.newOnes(stage.exchanges());
    }

    /** The fake. */
    public Stage stage() {
        return stage;
    }

    /** The learner's session. */
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        desk.close();
        stage.close();
    }

    /** What the learner's JVM is told. */
    static List<String> options(Stage stage, Desk desk) {
        return List.of(
                Setting.URL.option(stage.url().toString()),
                Setting.DESK.option(desk.url().toString()),
                Setting.KEY.option(desk.key()),
                Setting.WORLD.option(World.line(stage.world())));
    }
}
