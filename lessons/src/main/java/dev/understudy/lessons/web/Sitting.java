package dev.understudy.lessons.web;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.files.TemporaryFolder;
import dev.understudy.lessons.learn.Backstage;
import dev.understudy.lessons.learn.Play;
import dev.understudy.lessons.learn.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One open page of a lesson: a fake, a JVM in a folder of its own, and how far the learner is. One thing is done at a
 * time; {@link #stop} comes in between.
 */
final class Sitting implements AutoCloseable {

    private static final long OUTPUT_MILLIS = 200;

    private final TemporaryFolder room;
    private final Output output = new Output();
    private final Events events = new Events();
    private final Watch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong judgements = new AtomicLong();
    private final Backstage backstage;
    private final Play play;
    private volatile boolean running;

    private Sitting(TemporaryFolder room, Watch watch, Lesson lesson, int step, Progress progress) {
        this.room = room;
        this.watch = watch;
        backstage = Backstage.open(output, command -> "On this page, use its buttons.", room.path());
        try {
            play = Play.begin(backstage, lesson, step, progress);
        } catch (RuntimeException e) {
            backstage.close();
            throw e;
        }
    }

    /** Begins a lesson at this step, from 0. */
    static Sitting open(Lesson lesson, int step, Progress progress, Watch watch) {
        var room = TemporaryFolder.of("page");
        try {
            return new Sitting(room, watch, lesson, step, progress);
        } catch (RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /**
     * Who stops what runs too long.
     *
     * @param timer what wakes them
     * @param limit how long lines may run
     */
    record Watch(ScheduledExecutorService timer, Duration limit) {}

    /** Something else is being done. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Where the learner is, and how the clauses stand. */
    Map<String, Object> state() {
        return alone(() -> {
            var state = judged(play.look());
            state.put("step", play.index());
            state.put("mark", play.stage().marked());
            state.put("inspector", play.stage().inspector().toString());
            return state;
        });
    }

    /** Runs lines, for at most the time that the limit gives. */
    Map<String, Object> run(String text) {
        return alone(() -> {
            var tooLong = new AtomicBoolean();
            Runnable end = () -> {
                tooLong.set(true);
                stop();
            };
            var limit = watch.timer().schedule(end, watch.limit().toMillis(), TimeUnit.MILLISECONDS);
            var shown =
                    watch.timer().scheduleAtFixedRate(this::show, OUTPUT_MILLIS, OUTPUT_MILLIS, TimeUnit.MILLISECONDS);
            Play.Turn turn;
            running = true;
            try {
                turn = play.run(text);
            } finally {
                running = false;
                shown.cancel(false);
                limit.cancel(false);
            }
            var reply = judged(play.look());
            reply.put("mark", play.stage().marked());
            reply.put("output", output.take());
            reply.put("echoes", turn.echoes());
            reply.put("begunAgain", turn.begunAgain());
            reply.put("tooLong", tooLong.get());
            reply.put("known", turn.known().stream().map(PageJson::known).toList());
            reply.put("met", play.met());
            reply.put("knownMistakes", play.knownMistakes());
            return reply;
        });
    }

    /** Stops the lines that run. */
    void stop() {
        backstage.session().stop();
    }

    /** Makes a mistake on purpose; its number counts from 0. */
    Map<String, Object> make(int number) {
        return alone(() -> {
            var mistakes = play.step().mistakes();
            if (number < 0 || number >= mistakes.size()) {
                throw new IllegalArgumentException("This step has no such mistake.");
            }
            var made = play.make(mistakes.get(number));
            var reply = judged(play.look());
            reply.put("output", output.take());
            reply.put("echoes", made.echoes());
            reply.put(
                    "happened", made.verdicts().stream().map(PageJson::happened).toList());
            return reply;
        });
    }

    /** Begins this step, from 0: the one after a solved one in the session as it is, any other in a fresh one. */
    Map<String, Object> go(int step) {
        return alone(() -> {
            if (step < 0 || step >= play.lesson().steps().size()) {
                throw new IllegalArgumentException("This lesson has no such step.");
            }
            if (step == play.index() + 1 && play.passed()) {
                play.next();
            } else {
                play.go(step);
            }
            output.take();
            return state();
        });
    }

    /** Tells a page what happens, from after this event, until it goes. */
    void follow(OutputStream page, String query) throws IOException {
        URI feed = URI.create(play.stage().inspector() + "/events?" + query);
        events.follow(page, feed, play.stage().labToken(), this::seen);
    }

    /** Whether no page listens. */
    boolean isAlone() {
        return events.isAlone();
    }

    /** Tells the page why it ends. */
    void say(String why) {
        events.send("closed", Map.of("why", why));
    }

    @Override
    public void close() {
        stop();
        lock.lock();
        try {
            backstage.close();
            room.close();
        } finally {
            lock.unlock();
        }
    }

    /** The server saw something: by the lines that run, or by a browser or a program outside of the page. */
    private void seen() {
        if (running) {
            events.send("judged", judged(play.glance()));
        } else if (lock.tryLock()) {
            try {
                events.send("judged", judged(play.look()));
            } finally {
                lock.unlock();
            }
        }
    }

    private void show() {
        events.send("output", Map.of("text", output.text()));
    }

    /** A page takes the judgement of the highest number: they may overtake each other. */
    private Map<String, Object> judged(List<Verdict> verdicts) {
        var judged = new LinkedHashMap<String, Object>();
        judged.put("judgement", judgements.incrementAndGet());
        judged.put("verdicts", verdicts.stream().map(PageJson::verdict).toList());
        judged.put("solved", verdicts.stream().allMatch(Verdict::holds));
        return judged;
    }

    private <T> T alone(Supplier<T> action) {
        if (!lock.tryLock()) {
            throw new Busy();
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
