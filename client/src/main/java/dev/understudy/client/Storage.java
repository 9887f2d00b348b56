package dev.understudy.client;

import java.util.Optional;
import java.util.function.Supplier;

/** Keeps one user's credentials from one run of a program to the next. */
public interface Storage {

    /**
     * What is kept, or nothing.
     *
     * @throws StorageFailure if it cannot be read
     */
    Optional<SavedCredentials> load();

    /**
     * Keeps these instead of any before. When this returns, they are kept.
     *
     * @throws StorageFailure if that is not possible; what was kept before is still there
     */
    void save(SavedCredentials credentials);

    /**
     * Forgets what is kept.
     *
     * @throws StorageFailure if that is not possible
     */
    void delete();

    /**
     * Does something while nobody else, in this or another process, changes what is kept. Within it the other methods
     * may be called.
     *
     * @throws StorageFailure if others did not let go in time
     */
    <T> T locked(Supplier<T> action);
}
