package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the processes at one lock file, which are let in as they came. Without an order, a program that gives the
 * lock back and wants it again would have it again at once, and the others, who ask from time to time, hardly ever. The
 * lock and the tickets are bytes that the operating system locks, so they go with their process.
 */
final class LockQueue {

    /** How long to wait since anybody last let go of the lock: in a queue that moves one waits for as long as it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The byte of the file that the one who has the lock holds, until its channel is closed. */
    private static final long HOLDER = 0;

    /** From here on a byte is a ticket: who waits holds the one whose number is the microsecond at which it came. */
    private static final long FIRST_TICKET = HOLDER + 1;

    private final Path path;

    /** The time of the file when it was last looked at. Who leaves sets it a little later, for which a disk needs no room. */
    private FileTime left = FileTime.fromMillis(0);

    private volatile long moved = System.nanoTime();

    /** The queue at this file. */
    LockQueue(Path path) {
        this.path = path;
    }

    /** For how many nanoseconds more it is worth waiting for one who has waited since then; none if this is not positive. */
    long patience(long since) {
        long now = System.nanoTime();
        return PATIENCE.toNanos() - Math.min(now - since, now - moved);
    }

    /**
     * Waits for the lock, which then lasts until the channel is closed. To be called by one thread at a time.
     *
     * @return whether it was had while there was patience
     */
    boolean pass(FileChannel opened, long since) throws IOException {
        try (FileLock ticket = poll(since, () -> tryLock(opened, microsecond(), 1))) {
            return ticket != null
                    && letGo(poll(since, () -> tryLock(opened, FIRST_TICKET, ticket.position() - FIRST_TICKET)))
                    && poll(since, () -> tryLock(opened, HOLDER, 1)) != null;
        }
    }

    /**
     * Lets those who wait see that the lock was given back. To be called when its channel is closed, and not before: this
     * opens and closes the file, by which a process loses its locks.
     */
    void leave() {
        moved = System.nanoTime();
        try {
            left = FileTime.from(time().toInstant().plusMillis(1));
            times().setTimes(left, null, null);
        } catch (IOException e) { // then the others are less patient
            return;
        }
    }

    private void look() {
        try {
            FileTime seen = time();
            if (!seen.equals(left)) {
                left = seen;
                moved = System.nanoTime();
            }
        } catch (IOException e) { // somebody has removed the file, and then nobody is seen to leave
            return;
        }
    }

    private FileTime time() throws IOException {
        return times().readAttributes().lastModifiedTime();
    }

    private BasicFileAttributeView times() {
        return Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
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
    private @Nullable FileLock poll(long since, Try again) throws IOException {
        while (patience(since) > 0 && !Thread.currentThread().isInterrupted()) {
            FileLock lock = again.now();
            if (lock != null) {
                return lock;
            }
            look();
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
