package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes, and between the threads of this one. The operating system lets go of it when a process
 * dies, so a lock file that is left over never blocks anybody (T34).
 */
public final class LockFile {

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Path path;
    private final ReentrantLock threads = new ReentrantLock(true);
    private @Nullable FileChannel channel;

    /** A lock by means of this file. */
    public LockFile(Path path) {
        this.path = path;
    }

    /**
     * Takes the lock; the thread that has it may take it again.
     *
     * @return whether it was had within 5 seconds
     */
    public boolean take() throws IOException {
        long deadline = System.nanoTime() + WAIT.toNanos();
        if (!takeFromThreads()) {
            return false;
        }
        if (threads.getHoldCount() > 1) {
            return true;
        }
        try {
            Optional<FileChannel> opened = takeFromProcesses(deadline);
            channel = opened.orElse(null);
            return opened.isPresent();
        } finally {
            if (channel == null) {
                threads.unlock();
            }
        }
    }

    /** Gives it back. */
    public void giveBack() throws IOException {
        try {
            if (threads.getHoldCount() == 1 && channel != null) {
                FileChannel held = channel;
                channel = null;
                held.close();
            }
        } finally {
            threads.unlock();
        }
    }

    private boolean takeFromThreads() {
        try {
            return threads.tryLock(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<FileChannel> takeFromProcesses(long deadline) throws IOException {
        FileChannel opened = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                SecureFiles.onlyOwner(path, "rw-------"));
        boolean had = false;
        try {
            had = poll(opened, deadline);
            return had ? Optional.of(opened) : Optional.empty();
        } finally {
            if (!had) {
                opened.close();
            }
        }
    }

    /** Asks again and again, because no operating system tells two channels of one process to wait for each other. */
    private static boolean poll(FileChannel opened, long deadline) throws IOException {
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            if (tryLock(opened)) {
                return true;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000, 3_000_000));
        }
        return false;
    }

    @SuppressWarnings("try") // the lock is held by the channel and ends with it
    private static boolean tryLock(FileChannel opened) throws IOException {
        try {
            FileLock lock = opened.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
