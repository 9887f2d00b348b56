package dev.understudy.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A directory that only its owner may enter, with files that only their owner may read, each replaced as a whole. */
final class CredentialDirectory {

    private final Path directory;

    private CredentialDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a directory, made with mode 0700 if it is not there.
     *
     * @throws CredentialProblem if there is something else, or it cannot be written
     */
    static CredentialDirectory open(Path asked) {
        check(asked);
        Path directory = asked.toAbsolutePath().normalize();
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory, mode(directory, "rwx------"));
            }
        } catch (IOException e) {
            throw problem("The credentials directory " + asked + " cannot be made", e);
        }
        return new CredentialDirectory(directory);
    }

    /**
     * Looks whether a directory can be opened, without making it.
     *
     * @throws CredentialProblem if there is something else, or it cannot be written
     */
    static void check(Path asked) {
        Path directory = asked.toAbsolutePath().normalize();
        if (Files.isSymbolicLink(directory)) {
            throw new CredentialProblem("The credentials directory " + asked
                    + " is a symbolic link, through which files could end up elsewhere; name the directory itself.");
        }
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new CredentialProblem(
                        "The credentials directory " + asked + " is a file; name a directory, or move the file away.");
            }
            if (!Files.isWritable(directory)) {
                throw new CredentialProblem("The credentials directory " + asked + " cannot be written by this user.");
            }
            return;
        }
        Path parent = directory;
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !(Files.isDirectory(parent) && Files.isWritable(parent))) {
            throw new CredentialProblem("The credentials directory " + asked + " cannot be made, because " + parent
                    + " is not a directory that this user may write.");
        }
    }

    /** A directory inside this one, on the same terms. */
    CredentialDirectory inside(String name) {
        return open(directory.resolve(name));
    }

    /** Where a file of this name is. */
    Path path(String name) {
        return directory.resolve(name);
    }

    /** The text of a file, if it is there. */
    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw problem("The file " + path(name) + " cannot be read", e);
        }
    }

    /** Writes a file beside its place, with mode 0600 from its first moment, and moves it there whole. */
    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #write(String, String)}, with bytes. */
    Path write(String name, byte[] content) {
        Path target = path(name);
        try {
            Path draft = Files.createTempFile(directory, "." + name, ".new", mode(directory, "rw-------"));
            try {
                try (var channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
                    var bytes = ByteBuffer.wrap(content);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw problem("The file " + target + " cannot be written", e);
        }
        return target;
    }

    /** Deletes a file, if it is there. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw problem("The file " + file + " cannot be deleted", e);
        }
    }

    /** Where modes are not known, as on Windows, the user's own directory must do. */
    private static FileAttribute<?>[] mode(Path place, String mode) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static CredentialProblem problem(String what, IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        if (e instanceof FileSystemException system && system.getReason() != null) {
            reason = system.getReason();
        }
        return new CredentialProblem(what + ": " + reason + ".", e);
    }
}
