package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
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

    /** How long to wait since anybody last had the lock: in a queue that moves one waits for as long as it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The byte of the file that the one who has the lock holds, until its channel is closed. */
    private static final long HOLDER = 0;

    /** Where whoever has the lock writes when its turn began, for the others to see. Nobody locks these bytes. */
    private static final long TURN = HOLDER + 1;

    /** From here on a byte is a ticket: who waits holds the one whose number is the microsecond at which it came. */
    private static final long FIRST_TICKET = TURN + Long.BYTES;

    private long turn;
    private volatile long moved = System.nanoTime();

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
        try (FileLock ticket = poll(opened, since, () -> tryLock(opened, microsecond(), 1))) {
            boolean had = ticket != null
                    && letGo(poll(opened, since, () -> tryLock(opened, FIRST_TICKET, ticket.position() - FIRST_TICKET)))
                    && poll(opened, since, () -> tryLock(opened, HOLDER, 1)) != null;
            if (had) {
                begin(opened);
            }
            return had;
        }
    }

    private void begin(FileChannel opened) {
        turn = System.nanoTime();
        moved = turn;
        try {
            opened.write(ByteBuffer.allocate(Long.BYTES).putLong(0, turn), TURN);
        } catch (IOException e) { // a full disk; then the others are less patient
            return;
        }
    }

    private void look(FileChannel opened) throws IOException {
        ByteBuffer seen = ByteBuffer.allocate(Long.BYTES);
        if (opened.read(seen, TURN) == Long.BYTES && seen.getLong(0) != turn) {
            turn = seen.getLong(0);
            moved = System.nanoTime();
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
    private @Nullable FileLock poll(FileChannel opened, long since, Try again) throws IOException {
        while (patience(since) > 0 && !Thread.currentThread().isInterrupted()) {
            FileLock lock = again.now();
            if (lock != null) {
                return lock;
            }
            look(opened);
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
