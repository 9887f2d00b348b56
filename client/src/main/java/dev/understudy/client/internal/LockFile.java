package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes, and between the threads of this one. The operating system lets go of it when a process
 * dies, so a lock file that is left over never blocks anybody (T34).
 */
public final class LockFile {

    /**
     * One lock per file for all the threads of this program. It must be shared: by POSIX, a process loses its lock when it
     * closes any channel to the file, so that a second channel of the same program would let go of the first one's lock.
     */
    private static final Map<Path, Shared> SHARED = new ConcurrentHashMap<>();

    private final Path path;
    private @Nullable Shared shared;

    /** What the threads share: who is in, the channel that holds the lock, and the queue of the processes. */
    private static final class Shared {
        private final ReentrantLock threads = new ReentrantLock(true);
        private final LockQueue queue;
        private @Nullable FileChannel channel;

        private Shared(Path path) {
            queue = new LockQueue(path);
        }
    }

    /** A lock by means of this file. */
    public LockFile(Path path) {
        this.path = path;
    }

    /**
     * Takes the lock; the thread that has it may take it again. The directory of the file must be there.
     *
     * @return whether it was had; it is waited for until nobody has let go of it for 5 seconds
     */
    public boolean take() throws IOException {
        long since = System.nanoTime();
        Shared ours = shared();
        if (!takeFromThreads(ours, since)) {
            return false;
        }
        if (ours.threads.getHoldCount() > 1) {
            return true;
        }
        try {
            ours.channel = takeFromProcesses(ours, since);
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
                ours.queue.leave();
            }
        } finally {
            ours.threads.unlock();
        }
    }

    private synchronized Shared shared() throws IOException {
        Shared known = shared;
        if (known == null) {
            Path real = SecureFiles.directoryOf(path).toRealPath().resolve(path.getFileName());
            known = SHARED.computeIfAbsent(real, Shared::new);
            shared = known;
        }
        return known;
    }

    private static boolean takeFromThreads(Shared ours, long since) {
        try {
            for (long left = ours.queue.patience(since); left > 0; left = ours.queue.patience(since)) {
                if (ours.threads.tryLock(left, TimeUnit.NANOSECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private @Nullable FileChannel takeFromProcesses(Shared ours, long since) throws IOException {
        FileChannel opened = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                SecureFiles.onlyOwner(path, "rw-------"));
        boolean had = false;
        try {
            had = ours.queue.pass(opened, since);
            return had ? opened : null;
        } finally {
            if (!had) {
                opened.close();
            }
        }
    }
}
