package dev.understudy.client;

import dev.understudy.client.internal.LockFile;
import dev.understudy.client.internal.SecureFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps credentials in a JSON file of their own, mode 0600. The file is replaced as a whole, so that a crash leaves the
 * old or the new one; threads and processes take turns by a lock file beside it; a symbolic link is refused; a file that
 * cannot be understood is set aside and reported.
 */
public final class FileStorage implements Storage {

    private static final int MAX_BYTES = 1 << 20;

    private final Path path;
    private final LockFile lock;
    private final Consumer<String> report;

    private FileStorage(Path path, Consumer<String> report) {
        this.path = path.toAbsolutePath();
        this.lock = new LockFile(this.path.resolveSibling(path.getFileName() + ".lock"));
        this.report = report;
    }

    /** A storage in this file, which need not exist yet. */
    public static FileStorage at(Path path) {
        var log = System.getLogger("dev.understudy.client");
        return new FileStorage(path, what -> log.log(System.Logger.Level.WARNING, what));
    }

    /** A copy that reports a file set aside to this instead of to the log. */
    public FileStorage withReport(Consumer<String> newReport) {
        return new FileStorage(path, newReport);
    }

    /** The file. */
    public Path path() {
        return path;
    }

    @Override
    public Optional<SavedCredentials> load() {
        try {
            return read();
        } catch (Corrupt e) {
            return locked(this::loadOrSetAside);
        }
    }

    @Override
    public void save(SavedCredentials credentials) {
        locked(() -> {
            try {
                SecureFiles.sweep(path);
                SecureFiles.replace(path, credentials.toJson());
                return credentials;
            } catch (IOException e) {
                throw failure("written", e);
            }
        });
    }

    @Override
    public void delete() {
        locked(() -> {
            try {
                boolean was = Files.deleteIfExists(path);
                SecureFiles.forceDirectory(path);
                return was;
            } catch (IOException e) {
                throw failure("removed", e);
            }
        });
    }

    @Override
    public <T> T locked(Supplier<T> action) {
        takeLock();
        try {
            return action.get();
        } finally {
            giveLockBack();
        }
    }

    /** Where it is, not what is in it. */
    @Override
    public String toString() {
        return "FileStorage[" + path + "]";
    }

    private Optional<SavedCredentials> read() throws Corrupt {
        try {
            SecureFiles.requireNoLink(path);
            if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
                throw new Corrupt("it is larger than 1 MB");
            }
            return Optional.of(SavedCredentials.fromJson(Files.readString(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new Corrupt("it is not UTF-8 text");
        } catch (IllegalArgumentException e) {
            throw new Corrupt(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /** Read again under the lock: another process may have set it aside meanwhile. */
    private Optional<SavedCredentials> loadOrSetAside() {
        try {
            return read();
        } catch (Corrupt e) {
            setAside(e);
            return Optional.empty();
        }
    }

    private void setAside(Corrupt why) {
        try {
            Path aside =
                    free(path + ".corrupt-" + Files.getLastModifiedTime(path).toMillis());
            Files.move(path, aside);
            SecureFiles.forceDirectory(path);
            report.accept("The stored credentials in " + path + " could not be used: " + why.getMessage()
                    + ". The file was kept as " + aside.getFileName() + ", and the user has to grant access again.");
        } catch (IOException e) {
            throw failure("set aside", e);
        }
    }

    private static Path free(String name) {
        Path candidate = Path.of(name);
        for (int i = 1; Files.exists(candidate); i++) {
            candidate = Path.of(name + "-" + i);
        }
        return candidate;
    }

    private void takeLock() {
        boolean had;
        try {
            SecureFiles.makeDirectoryOf(path);
            had = lock.take();
        } catch (IOException e) {
            throw failure("locked", e);
        }
        if (!had) {
            throw new StorageFailure(
                    "The stored credentials in " + path + " are locked by another program.",
                    "see which program holds " + path + ".lock, or wait until it is done.",
                    null);
        }
    }

    private void giveLockBack() {
        try {
            lock.giveBack();
        } catch (IOException e) {
            throw failure("unlocked", e);
        }
    }

    private StorageFailure failure(String what, IOException cause) {
        return new StorageFailure(
                "The stored credentials in " + path + " could not be " + what + ": " + cause.getMessage() + ".",
                "check that the directory exists, belongs to you, is writable and not full.",
                cause);
    }

    /** What was read makes no sense. */
    private static final class Corrupt extends Exception {

        private static final long serialVersionUID = 1L;

        Corrupt(String why) {
            super(why);
        }
    }
}
