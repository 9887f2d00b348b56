package dev.understudy.client;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps credentials as long as the program runs. */
public final class MemoryStorage implements Storage {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SavedCredentials kept;

    /** An empty one. */
    public MemoryStorage() {}

    @Override
    public Optional<SavedCredentials> load() {
        return locked(() -> Optional.ofNullable(kept));
    }

    @Override
    public void save(SavedCredentials credentials) {
        locked(() -> kept = credentials);
    }

    @Override
    public void delete() {
        lock.lock();
        try {
            kept = null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Without what is kept. */
    @Override
    public String toString() {
        return "MemoryStorage";
    }
}
