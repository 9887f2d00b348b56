package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that want one store at a time (L14). */
class StoreTurnsTest {

    private static final int PROCESSES = 8;
    private static final int THREADS = 4;
    private static final int UPDATES = 100;

    /** Less than the five seconds of patience with one that has the lock, and three of them are more. */
    private static final long A_WHILE = TimeUnit.SECONDS.toNanos(2);

    @AutoClose
    private final StoreChildren children = new StoreChildren();

    @AutoClose("shutdownNow")
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @TempDir
    Path directory;

    @Test
    void t33_no_update_of_any_process_is_lost() throws Exception {
        Path file = directory.resolve("token.json");
        FileStorage.at(file).save(StoreChild.numbered(0));

        for (int p = 0; p < PROCESSES; p++) {
            children.start("count", file.toString(), String.valueOf(THREADS), String.valueOf(UPDATES));
        }
        for (Process child : children.all()) {
            assertThat(child.waitFor()).isZero();
        }

        assertThat(StoreChild.number(FileStorage.at(file).load().orElseThrow()))
                .isEqualTo(PROCESSES * THREADS * UPDATES);
    }

    @Test
    void t34_the_lock_of_a_killed_process_blocks_nobody() throws Exception {
        Path file = directory.resolve("token.json");
        Process holder = holder(file);

        holder.destroyForcibly().waitFor();
        FileStorage.at(file).save(StoreChild.numbered(1));

        assertThat(FileStorage.at(file).load()).isPresent();
    }

    @Test
    void t33_who_holds_a_lock_for_long_is_not_waited_for_for_ever() throws Exception {
        Path file = directory.resolve("token.json");
        var storage = FileStorage.at(file);
        Process holder = holder(file);

        assertThatThrownBy(() -> storage.save(StoreChild.numbered(1)))
                .as("another process")
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining(file + ".lock");

        letGo(holder);
        storage.save(StoreChild.numbered(1));
        assertThat(storage.load()).isPresent();
    }

    @Test
    void t33_a_queue_that_moves_is_waited_in_for_as_long_as_it_takes() throws Exception {
        Path file = directory.resolve("token.json");
        Process first = holder(file);
        var others = new ArrayList<Process>();
        for (int i = 0; i < 2; i++) {
            others.add(children.start("hold", file.toString()));
            assertThat(others.get(i).inputReader().readLine()).isEqualTo("0");
        }
        LockSupport.parkNanos(A_WHILE / 2); // by now both stand in the queue
        var last = pool.submit(() -> FileStorage.at(file).save(StoreChild.numbered(1)));

        LockSupport.parkNanos(A_WHILE);
        letGo(first);
        for (Process other : others) {
            other.inputReader().readLine();
            LockSupport.parkNanos(A_WHILE);
            letGo(other);
        }

        last.get();
        assertThat(FileStorage.at(file).load()).isPresent();
    }

    /** A process that has the lock. */
    private Process holder(Path file) throws IOException {
        Process holder = children.start("hold", file.toString());
        var said = holder.inputReader();
        assertThat(said.readLine() + said.readLine()).isEqualTo("01");
        return holder;
    }

    private static void letGo(Process holder) throws IOException, InterruptedException {
        holder.getOutputStream().write('\n');
        holder.getOutputStream().flush();
        assertThat(holder.waitFor()).isZero();
    }
}
