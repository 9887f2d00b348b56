package dev.understudy.client;

import dev.understudy.client.internal.GuardedFile;
import dev.understudy.client.internal.LockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Uses a guarded file and says in this package's words what goes wrong. */
final class GuardedAccess {

    private GuardedAccess() {}

    /** What is in the file; one that makes no sense is set aside and reported, and is as if it were not there. */
    static <T> Optional<T> read(GuardedFile file, Consumer<String> report, Function<String, T> reader) {
        try {
            return file.read(reader);
        } catch (GuardedFile.Unreadable e) {
            return locked(file, () -> readOrSetAside(file, report, reader));
        } catch (IOException e) {
            throw failure(file, "read", e);
        }
    }

    static void write(GuardedFile file, String text) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw failure(file, "written", e);
        }
    }

    static void delete(GuardedFile file) {
        try {
            file.delete();
        } catch (IOException e) {
            throw failure(file, "removed", e);
        }
    }

    static <T> T locked(GuardedFile file, Supplier<T> action) {
        LockFile lock = take(file);
        try {
            return action.get();
        } finally {
            giveBack(file, lock);
        }
    }

    /** Read again under the lock: another process may have set it aside meanwhile. */
    private static <T> Optional<T> readOrSetAside(
            GuardedFile file, Consumer<String> report, Function<String, T> reader) {
        try {
            return file.read(reader);
        } catch (GuardedFile.Unreadable e) {
            setAside(file, report, e);
            return Optional.empty();
        } catch (IOException e) {
            throw failure(file, "read", e);
        }
    }

    private static void setAside(GuardedFile file, Consumer<String> report, GuardedFile.Unreadable why) {
        try {
            Path aside = file.setAside();
            report.accept("The stored credentials in " + file.path() + " could not be used: " + why.getMessage()
                    + ". The file was kept as " + aside.getFileName() + ", and the user has to grant access again.");
        } catch (IOException e) {
            throw failure(file, "set aside", e);
        }
    }

    private static LockFile take(GuardedFile file) {
        try {
            LockFile lock = file.lock();
            if (lock.take()) {
                return lock;
            }
        } catch (IOException e) {
            throw failure(file, "locked", e);
        }
        throw new StorageFailure(
                "The stored credentials in " + file.path() + " are locked by another program.",
                "see which program holds " + file.path() + ".lock, or wait until it is done.",
                null);
    }

    private static void giveBack(GuardedFile file, LockFile lock) {
        try {
            lock.giveBack();
        } catch (IOException e) {
            throw failure(file, "unlocked", e);
        }
    }

    private static StorageFailure failure(GuardedFile file, String what, IOException cause) {
        return new StorageFailure(
                "The stored credentials in " + file.path() + " could not be " + what + ": " + cause.getMessage() + ".",
                "check that the directory exists, belongs to you, is writable and not full.",
                cause);
    }
}
