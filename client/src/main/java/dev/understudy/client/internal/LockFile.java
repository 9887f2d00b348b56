package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The byte of the file that the one who has the lock holds, until its channel is closed. */
    private static final long HOLDER = 0;

    /** From here on a byte is a ticket: who waits holds the one whose number is the microsecond at which it came. */
    private static final long FIRST_TICKET = 1;

    /**
     * One lock per file for all the threads of this program. It must be shared: by POSIX, a process loses its lock when it
     * closes any channel to the file, so that a second channel of the same program would let go of the first one's lock.
     */
    private static final Map<Path, Shared> SHARED = new ConcurrentHashMap<>();

    private final Path path;
    private @Nullable Shared shared;

    /** What the threads share: who is in, and the channel that holds the lock. */
    private static final class Shared {
        private final ReentrantLock threads = new ReentrantLock(true);
        private @Nullable FileChannel channel;
    }

    /** A lock by means of this file. */
    public LockFile(Path path) {
        this.path = path;
    }

    /**
     * Takes the lock; the thread that has it may take it again. The directory of the file must be there.
     *
     * @return whether it was had within 5 seconds
     */
    public boolean take() throws IOException {
        long deadline = System.nanoTime() + WAIT.toNanos();
        Shared ours = shared();
        if (!takeFromThreads(ours)) {
            return false;
        }
        if (ours.threads.getHoldCount() > 1) {
            return true;
        }
        try {
            ours.channel = takeFromProcesses(deadline).orElse(null);
            return ours.channel != null;
        } finally {
            if (ours.channel == null) {
                ours.threads.unlock();
            }
        }
    }

    /** Gives it back. */
    public void giveBack() throws IOException {
        Shared ours = shared();
        try {
            if (ours.threads.getHoldCount() == 1 && ours.channel != null) {
                FileChannel held = ours.channel;
                ours.channel = null;
                held.close();
            }
        } finally {
            ours.threads.unlock();
        }
    }

    private synchronized Shared shared() throws IOException {
        Shared known = shared;
        if (known == null) {
            Path real = SecureFiles.directoryOf(path).toRealPath().resolve(path.getFileName());
            known = SHARED.computeIfAbsent(real, key -> new Shared());
            shared = known;
        }
        return known;
    }

    private static boolean takeFromThreads(Shared ours) {
        try {
            return ours.threads.tryLock(WAIT.toMillis(), TimeUnit.MILLISECONDS);
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
            had = queue(opened, deadline);
            return had ? Optional.of(opened) : Optional.empty();
        } finally {
            if (!had) {
                opened.close();
            }
        }
    }

    /**
     * First come, first served. Without tickets, a program that gives the lock back and wants it again would have it again
     * at once, and the others, who ask from time to time, hardly ever. A ticket goes with its process, as the lock does.
     */
    private static boolean queue(FileChannel opened, long deadline) throws IOException {
        try (FileLock ticket = poll(() -> tryLock(opened, microsecond(), 1), deadline)) {
            return ticket != null
                    && letGo(poll(() -> tryLock(opened, FIRST_TICKET, ticket.position() - FIRST_TICKET), deadline))
                    && poll(() -> tryLock(opened, HOLDER, 1), deadline) != null;
        }
    }

    /** By the machine's own clock, which its processes have in common; were it otherwise, only the order would suffer. */
    private static long microsecond() {
        return FIRST_TICKET + Math.floorMod(System.nanoTime() / 1_000, Long.MAX_VALUE / 2);
    }

    /** Whether all earlier tickets could be had, which says that nobody holds one. */
    private static boolean letGo(@Nullable FileLock earlierTickets) throws IOException {
        if (earlierTickets == null) {
            return false;
        }
        earlierTickets.release();
        return true;
    }

    /** One try to have a part of the file. */
    private interface Try {
        @Nullable FileLock now() throws IOException;
    }

    /** Asks again and again, because a wait for the operating system's lock cannot be given an end. */
    private static @Nullable FileLock poll(Try again, long deadline) throws IOException {
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            FileLock lock = again.now();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000, 3_000_000));
        }
        return null;
    }

    private static @Nullable FileLock tryLock(FileChannel opened, long place, long length) throws IOException {
        try {
            return opened.tryLock(place, length, false);
        } catch (OverlappingFileLockException e) { // this class was loaded twice
            return null;
        }
    }
}
