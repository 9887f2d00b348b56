package dev.understudy.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory of the real disk, seen through a file system that notes each step on the way to the disk and lets one of
 * them fail.
 */
final class FaultyDisk {

    /** What changes a disk, or makes a change last. */
    enum Kind {
        CREATE,
        WRITE,
        TRUNCATE,
        FORCE,
        MOVE,
        DELETE,
        FORCE_DIRECTORY
    }

    /** A step: to what, and the bytes written or the new name; bytes as ISO 8859-1. */
    record Step(Kind kind, String name, String detail) {}

    private static final int NEVER = -1;

    private final List<Step> steps = new ArrayList<>();
    private final Path root;
    private int failing = NEVER;

    FaultyDisk(Path directory) {
        root = new FaultyFileSystem(this).wrap(directory);
    }

    /** A file on it. */
    Path file(String name) {
        return root.resolve(name);
    }

    /** The steps since the last call. */
    synchronized List<Step> takeSteps() {
        var taken = List.copyOf(steps);
        steps.clear();
        return taken;
    }

    /** Forgets the steps so far and lets this one of the next, counted from 0, fail. */
    synchronized void failAt(int step) {
        steps.clear();
        failing = step;
    }

    /** Nothing fails any more. */
    synchronized void mend() {
        failAt(NEVER);
    }

    synchronized void note(Kind kind, Path path, String detail) throws IOException {
        boolean fails = steps.size() == failing;
        steps.add(new Step(kind, String.valueOf(path.getFileName()), detail));
        if (fails) {
            throw new FileSystemException(path.toString(), null, "Input/output error");
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
