package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of our own that is small, and then read-only (L15): whatever fails, the state before is the state after. */
class FullDiskTest {

    private static final int KB = 1_024;

    @TempDir
    Path directory;

    private Path disk;
    private Path file;
    private FileStorage storage;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()) == 0,
                "only root can mount a small disk");
        file = disk.resolve("token.json");
        storage = FileStorage.at(file);
        storage.save(StoreChild.numbered(1));
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void t35_on_a_disk_that_is_full_the_old_credentials_stay_and_it_is_said() throws IOException {
        var before = everything();
        for (int free = 19; free >= 0; free--) { // credentials of 20 KB meet the end of the disk at each page
            fill(free);
            String content = Files.readString(file);

            assertThatThrownBy(() -> storage.save(StoreChild.numbered(2)))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("untouched")
                    .hasMessageNotContaining("1//0FAKE");

            assertThat(Files.readString(file)).isEqualTo(content);
            assertThat(StoreChild.number(storage.load().orElseThrow())).isEqualTo(1);
            Files.delete(disk.resolve("filler"));
            assertThat(everything()).as("nothing is left beside it").isEqualTo(before);
        }
        storage.save(StoreChild.numbered(3));

        assertThat(StoreChild.number(storage.load().orElseThrow())).isEqualTo(3);
    }

    @Test
    void t35_on_a_disk_that_is_read_only_the_old_credentials_are_read_and_nothing_is_written() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

        assertThat(StoreChild.number(storage.load().orElseThrow())).isEqualTo(1);
        assertThatThrownBy(() -> storage.save(StoreChild.numbered(2))).isInstanceOf(StorageFailure.class);
        assertThatThrownBy(storage::delete).isInstanceOf(StorageFailure.class);
        assertThat(StoreChild.number(storage.load().orElseThrow())).isEqualTo(1);
    }

    /** Fills the disk but for this many kilobytes. */
    private void fill(int free) throws IOException {
        Path filler = disk.resolve("filler");
        long room = Files.getFileStore(disk).getUsableSpace() - (long) free * KB;
        try {
            Files.write(filler, new byte[(int) Math.max(0, room)]);
        } catch (FileSystemException e) {
            throw new IllegalStateException("the disk has less room than it says", e);
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.list(disk)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
