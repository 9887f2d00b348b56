package dev.understudy.server.classroom;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The files of a class: they have everybody's keys in them, so only their owner may read them. */
final class ClassFile {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private ClassFile() {}

    /**
     * The text of a file; nothing if it is not there.
     *
     * @throws RosterProblem if it cannot be read
     */
    static Optional<String> text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new RosterProblem(file + " is a directory; name a file.");
            }
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new RosterProblem(file + " is larger than 64 MB, which is not read.");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new RosterProblem(file + " is not text in UTF-8.");
        } catch (IOException e) {
            throw new RosterProblem(file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * Replaces a file as a whole.
     *
     * @throws RosterProblem if it cannot be written
     */
    static void replace(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new RosterProblem(file + " is no file.");
            }
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".class", ".tmp");
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    /**
     * Adds lines to the end of a file.
     *
     * @throws RosterProblem if it cannot be written
     */
    static void append(Path file, String lines) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            Files.write(file, lines.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static RosterProblem unwritten(Path file, IOException e) {
        return new RosterProblem(file + " cannot be written: " + e.getMessage() + ".");
    }

    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, OWN);
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Made in this moment: that is as good.
        }
    }
}
