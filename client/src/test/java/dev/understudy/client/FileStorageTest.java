package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStorageTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final List<String> reports = new ArrayList<>();

    @TempDir
    Path directory;

    private Path file;
    private FileStorage storage;

    @BeforeEach
    void open() {
        file = directory.resolve("private").resolve("token.json");
        storage = FileStorage.at(file).withReport(reports::add);
    }

    @Test
    void what_is_saved_is_loaded() {
        var saved = Samples.saved(google, "ya29.FAKE-0");

        storage.save(saved);

        assertThat(FileStorage.at(file).load()).hasValue(saved);
    }

    @Test
    void nothing_is_loaded_before_anything_is_saved() {
        assertThat(storage.load()).isEmpty();
        assertThat(reports).isEmpty();
    }

    @Test
    void c30_only_the_owner_may_read_the_file_and_its_directory() throws IOException {
        storage.save(Samples.saved(google, "ya29.FAKE-0"));

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(mode(file.resolveSibling("token.json.lock"))).isEqualTo("rw-------");
    }

    @Test
    void c30_a_symbolic_link_is_not_followed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, target);

        assertThatThrownBy(storage::load).isInstanceOf(StorageFailure.class).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> storage.save(Samples.saved(google, "a")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("symbolic link");
        assertThat(target).hasContent("precious");
    }

    @Test
    void c30_a_linked_lock_file_is_not_followed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file.resolveSibling("token.json.lock"), target);

        assertThatThrownBy(() -> storage.save(Samples.saved(google, "a"))).isInstanceOf(StorageFailure.class);
        assertThat(target).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "\u0000\u0000\u0000",
                "\uFEFF{}",
                "[1]",
                "{}",
                "{\"format\": \"understudy.credentials/2\"}",
                "{\"format\": \"understudy.credentials/1\", \"client_id\": 7}",
                "{\"format\": \"understudy.credentials/1\", \"client_id\": \"a\", \"token_uri\": \"a b\","
                        + " \"revoke_uri\": \"c\", \"status\": \"USABLE\"}"
            })
    void t36_a_file_that_makes_no_sense_is_set_aside_and_reported(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);

        assertThat(storage.load()).isEmpty();

        assertThat(file).doesNotExist();
        assertThat(reports).singleElement().asString().contains("could not be used", "grant access again");
        try (var files = Files.list(file.getParent())) {
            assertThat(files.filter(path -> path.toString().contains(".corrupt-")))
                    .singleElement()
                    .satisfies(path -> assertThat(Files.readString(path)).isEqualTo(content));
        }
    }

    @Test
    void t36_bytes_that_are_no_text_are_set_aside_too() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(storage.load()).isEmpty();
        assertThat(reports).hasSize(1);
    }

    @Test
    void t32_nothing_is_left_beside_the_file() throws IOException {
        Files.createDirectories(file.getParent());
        Path left = Files.writeString(file.resolveSibling(".token.json.1234.tmp"), "of a crash");

        storage.save(Samples.saved(google, "a"));

        assertThat(left).doesNotExist();
        try (var files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("token.json", "token.json.lock");
        }
    }

    @Test
    void t34_a_lock_file_that_was_left_over_blocks_nobody() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file.resolveSibling("token.json.lock"));

        storage.save(Samples.saved(google, "a"));

        assertThat(storage.load()).isPresent();
    }

    @Test
    void t35_where_nothing_can_be_written_it_is_said_and_the_old_stays() throws IOException {
        Path aFile = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> FileStorage.at(aFile.resolve("token.json")).save(Samples.saved(google, "a")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("untouched");
        assertThatThrownBy(() -> FileStorage.at(directory).save(Samples.saved(google, "a")))
                .isInstanceOf(StorageFailure.class);
        assertThat(directory).isDirectory();
    }

    @Test
    void t33_two_storages_on_one_file_in_one_program_take_turns() throws Exception {
        storage.save(count(0));
        var pool = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                var mine = FileStorage.at(file);
                tasks.add(pool.submit(() -> {
                    for (int n = 0; n < 25; n++) {
                        mine.locked(() -> {
                            mine.save(count(number(mine) + 1));
                            return mine;
                        });
                    }
                }));
            }
            for (var task : tasks) {
                task.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(number(storage)).isEqualTo(100);
    }

    @Test
    void deleting_forgets() {
        storage.save(Samples.saved(google, "a"));

        storage.delete();
        storage.delete();

        assertThat(storage.load()).isEmpty();
    }

    private SavedCredentials count(int number) {
        return Samples.saved(google, "ya29.FAKE-" + number);
    }

    private static int number(Storage storage) {
        String token = storage.load().orElseThrow().accessToken().orElseThrow().value();
        return Integer.parseInt(token.substring("ya29.FAKE-".length()));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
