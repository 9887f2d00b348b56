package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Files that hold secrets: for the owner's eyes only, written whole or not at all, never through a symbolic link. */
public final class SecureFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecureFiles() {}

    /** The permissions of a file that others than its owner may read or write, such as {@code rw-r--r--}. */
    public static Optional<String> readableByOthers(Path path) {
        if (!isPosix(path)) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            boolean open = permissions.stream().anyMatch(OTHERS::contains);
            return open ? Optional.of(PosixFilePermissions.toString(permissions)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses a symbolic link: whoever made it would choose where secrets go.
     *
     * @throws FileSystemException if it is one
     */
    public static void requireNoLink(Path path) throws FileSystemException {
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemException(path.toString(), null, "it is a symbolic link, which is not followed");
        }
    }

    /** Makes the directory of a file, for the owner only, if there is none. */
    public static void makeDirectoryOf(Path path) throws IOException {
        Path directory = directoryOf(path);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, onlyOwner(path, "rwx------"));
        }
    }

    /**
     * Replaces a file as a whole: the new text goes into a file beside it, to the disk, then into its place, and then
     * the directory goes to the disk. A crash leaves the old file or the new one (T32).
     */
    public static void replace(Path path, String text) throws IOException {
        replace(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #replace(Path, String)}, for what is no text. */
    public static void replace(Path path, byte[] content) throws IOException {
        requireNoLink(path);
        Path beside = directoryOf(path).resolve(prefix(path) + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    onlyOwner(path, "rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        forceDirectory(path);
    }

    /** Removes what a crash in the middle of {@link #replace} left. To be called by whoever holds the lock. */
    public static void sweep(Path path) throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(directoryOf(path), entry -> isLeftOver(path, entry))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Puts the directory of a file on the disk, so that a removal or renaming in it lasts. */
    public static void forceDirectory(Path path) throws IOException {
        if (isPosix(path)) { // elsewhere a directory cannot be opened
            try (FileChannel directory = FileChannel.open(directoryOf(path), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Permissions to create a file with, where the file system has permissions. */
    static FileAttribute<?>[] onlyOwner(Path path, String permissions) {
        if (!isPosix(path)) {
            return new FileAttribute<?>[0];
        }
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        return new FileAttribute<?>[] {attribute};
    }

    static Path directoryOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    private static boolean isLeftOver(Path path, Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(prefix(path))
                && name.endsWith(".tmp")
                && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static String prefix(Path path) {
        return "." + path.getFileName() + ".";
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
