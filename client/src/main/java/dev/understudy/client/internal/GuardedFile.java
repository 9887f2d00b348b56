package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of secrets that several programs share: whole or not at all, one at a time, and what cannot be understood is
 * set aside instead of overwritten.
 */
public final class GuardedFile {

    private static final int MAX_BYTES = 1 << 20;

    private final Path path;
    private final LockFile lock;

    /** This file, with a lock file beside it. */
    public GuardedFile(Path path) {
        this.path = path.toAbsolutePath();
        this.lock = new LockFile(this.path.resolveSibling(path.getFileName() + ".lock"));
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Its lock. The directory is made if there is none. */
    public LockFile lock() throws IOException {
        SecureFiles.makeDirectoryOf(path);
        return lock;
    }

    /**
     * What is in it, or nothing if there is no such file.
     *
     * @throws Unreadable if the reader finds that it makes no sense
     */
    public <T> Optional<T> read(Function<String, T> reader) throws IOException, Unreadable {
        try {
            SecureFiles.requireNoLink(path);
            if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
                throw new Unreadable("it is larger than 1 MB");
            }
            return Optional.of(reader.apply(Files.readString(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new Unreadable("it is not UTF-8 text");
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Replaces it. To be called under the lock. */
    public void write(String text) throws IOException {
        SecureFiles.sweep(path);
        SecureFiles.replace(path, text);
    }

    /** Removes it. To be called under the lock. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
        SecureFiles.forceDirectory(path);
    }

    /** Moves it out of the way and says where it is now. To be called under the lock. */
    public Path setAside() throws IOException {
        String name = path.getFileName() + ".corrupt-"
                + Files.getLastModifiedTime(path).toMillis();
        Path aside = path.resolveSibling(name);
        for (int i = 1; Files.exists(aside); i++) {
            aside = path.resolveSibling(name + "-" + i);
        }
        Files.move(path, aside);
        SecureFiles.forceDirectory(path);
        return aside;
    }

    /** What was read makes no sense. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
