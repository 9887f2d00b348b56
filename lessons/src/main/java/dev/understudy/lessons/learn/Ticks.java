package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.check.Clause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ticks a step's clauses while a line still runs, as soon as the server has seen what they want: a line that waits for a
 * browser, or for somebody at a television, takes its time. Used by one thread.
 */
final class Ticks {

    /** In milliseconds. Most lines are over before, and then it is told at once what they did. */
    private static final long PATIENCE = 1_000;

    private static final long AGAIN = 200;

    private final Play play;
    private final Screen screen;
    private final Set<Clause> told = new HashSet<>();

    Ticks(Play play, Screen screen) {
        this.play = play;
        this.screen = screen;
        told(play.glance());
    }

    /** How the clauses stand is known from here on: only what holds afterwards is news. */
    void told(List<Verdict> verdicts) {
        told.clear();
        holding(verdicts).forEach(told::add);
    }

    /** Runs a line, and tells meanwhile what the server sees of it. */
    <T> T during(Supplier<T> line) {
        var over = new CountDownLatch(1);
        var watch = new Thread(() -> watch(over), "understudy-ticks");
        watch.setDaemon(true);
        watch.start();
        try {
            return line.get();
        } finally {
            over.countDown();
            join(watch);
        }
    }

    private void watch(CountDownLatch over) {
        try {
            for (long wait = PATIENCE; !over.await(wait, TimeUnit.MILLISECONDS); wait = AGAIN) {
                holding(play.glance()).stream().filter(told::add).forEach(this::tick);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClassApi.Silent | ClassApi.Refused e) {
            // The class's server is gone: who runs the line is told when it asks.
        }
    }

    private void tick(Clause clause) {
        screen.marked(screen.paint().tick(), "`" + clause.text() + "`");
    }

    private static List<Clause> holding(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::holds).map(Verdict::clause).toList();
    }

    private static void join(Thread watch) {
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
