package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes killed in the middle of a write (L12). */
class StoreProcessTest {

    private static final int KILLS = Integer.getInteger("understudy.kills", 200);
    /** Files at which a program is killed at the same time: most of the time goes by while the next one starts. */
    private static final int LANES = 4;

    @AutoClose
    private final StoreChildren children = new StoreChildren();

    @AutoClose("shutdownNow")
    private final ExecutorService pool = Executors.newFixedThreadPool(LANES);

    private final Random random = new Random(7);

    @TempDir
    Path directory;

    @Test
    void t32_kill_9_in_the_middle_of_a_write_loses_nothing_that_was_acknowledged() throws Exception {
        var lanes = new ArrayList<Callable<Void>>();
        for (int lane = 0; lane < LANES; lane++) {
            Path file = directory.resolve("token-" + lane + ".json");
            lanes.add(() -> killAndLoad(file));
        }

        for (var lane : pool.invokeAll(lanes)) {
            lane.get();
        }
    }

    private Void killAndLoad(Path file) throws IOException, InterruptedException {
        for (int i = 0; i < KILLS / LANES; i++) {
            int acknowledged = killed("write", file);

            var loaded = FileStorage.at(file).load();

            assertThat(loaded).isPresent();
            assertThat(StoreChild.number(loaded.get())).isBetween(acknowledged, acknowledged + 1);
        }
        return null;
    }

    @Test
    void the_same_harness_catches_a_store_that_writes_in_place() throws Exception {
        Path file = directory.resolve("token.json");
        boolean caught = false;
        for (int i = 0; i < 30 && !caught; i++) {
            int acknowledged = killed("write-in-place", file);
            caught = !isWhole(file, acknowledged);
        }

        assertThat(caught).isTrue();
    }

    /** Kills a writer some time after its first write, and gives the last number that it said. */
    private int killed(String how, Path file) throws IOException, InterruptedException {
        Process child = children.start(how, file.toString());
        var reader = child.inputReader();
        int acknowledged = Integer.parseInt(reader.readLine());
        LockSupport.parkNanos(random.nextLong(30_000_000));
        child.toHandle().destroyForcibly(); // the handle's, which leaves what was said to be read
        child.waitFor();
        for (String line = reader.readLine(); line != null && line.matches("\\d+"); line = reader.readLine()) {
            acknowledged = Integer.parseInt(line);
        }
        return acknowledged;
    }

    private static boolean isWhole(Path file, int acknowledged) throws IOException {
        try {
            return StoreChild.number(SavedCredentials.fromJson(Files.readString(file))) >= acknowledged;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
