package dev.understudy.client;

import dev.understudy.client.internal.GuardedFile;
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

    private final GuardedFile file;
    private final Consumer<String> report;
    private final CredentialsFormat format;

    private FileStorage(GuardedFile file, Consumer<String> report, CredentialsFormat format) {
        this.file = file;
        this.report = report;
        this.format = format;
    }

    /** A storage in this file, which need not exist yet. */
    public static FileStorage at(Path path) {
        var log = System.getLogger("dev.understudy.client");
        return new FileStorage(
                new GuardedFile(path),
                what -> log.log(System.Logger.Level.WARNING, what),
                CredentialsFormat.UNDERSTUDY);
    }

    /** A copy that reports a file set aside to this instead of to the log. */
    public FileStorage withReport(Consumer<String> newReport) {
        return new FileStorage(file, newReport, format);
    }

    /** A copy that writes this format; every format is read. */
    public FileStorage withFormat(CredentialsFormat newFormat) {
        return new FileStorage(file, report, newFormat);
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    @Override
    public Optional<SavedCredentials> load() {
        return GuardedAccess.read(file, report, SavedCredentials::fromJson);
    }

    @Override
    public void save(SavedCredentials credentials) {
        locked(() -> {
            GuardedAccess.write(file, format.write(credentials));
            return credentials;
        });
    }

    @Override
    public void delete() {
        locked(() -> {
            GuardedAccess.delete(file);
            return file;
        });
    }

    @Override
    public <T> T locked(Supplier<T> action) {
        return GuardedAccess.locked(file, action);
    }

    /** Where it is, not what is in it. */
    @Override
    public String toString() {
        return "FileStorage[" + file.path() + "]";
    }
}
