package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.SecretService;
import dev.understudy.client.internal.SecretService.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage promises, wherever it keeps things. */
@Timeout(60)
class StorageContractTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @TempDir
    Path directory;

    /** The storages. */
    enum Kept {
        IN_A_FILE(directory -> FileStorage.at(directory.resolve("token.json"))),
        AMONG_MANY(directory -> MultiStorage.at(directory.resolve("many.json")).storage("ada")),
        IN_A_KEYRING(directory -> KeyringStorage.of(new SecretService(tool(directory, KEYRING), "app", "ada"))),
        BEHIND_A_PASSWORD(directory -> KeyringStorage.inFile(directory.resolve("token.p12"), "correct".toCharArray())),
        IN_MEMORY(directory -> new MemoryStorage()),
        IN_A_SESSION(directory -> SessionStorage.of(new HashMap<String, Object>()));

        private final Function<Path, Storage> storage;

        Kept(Function<Path, Storage> storage) {
            this.storage = storage;
        }
    }

    /** What secret-tool of libsecret does with one entry, as far as it is used. */
    private static final String KEYRING = """
        case "$*" in
          "store --label=app service app username ada") cat > "$dir/entry" ;;
          "lookup service app username ada") [ -f "$dir/entry" ] || exit 1; cat "$dir/entry" ;;
          "clear service app username ada") [ -f "$dir/entry" ] || exit 1; rm "$dir/entry" ;;
          *) echo "what is $*" >&2; exit 2 ;;
        esac\
        """;

    @ParameterizedTest
    @EnumSource(Kept.class)
    void what_is_saved_is_there_until_it_is_forgotten(Kept kept) {
        var storage = kept.storage.apply(directory);
        assertThat(storage.load()).isEmpty();
        storage.delete();

        storage.save(Samples.saved(google, "ya29.FAKE-one"));
        storage.save(Samples.saved(google, "ya29.FAKE-two"));
        assertThat(storage.load().orElseThrow().accessToken().orElseThrow().value())
                .isEqualTo("ya29.FAKE-two");
        assertThat(storage.load().orElseThrow().refreshToken()).hasValue("1//0FAKE-refresh");

        storage.delete();
        assertThat(storage.load()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void one_at_a_time_is_let_in_who_may_come_in_again(Kept kept) {
        var storage = kept.storage.apply(directory);
        var inside = new AtomicBoolean();
        var entered = new CompletableFuture<Thread>();

        String said = storage.locked(() -> storage.locked(() -> {
            var other = new Thread(() -> storage.locked(() -> {
                entered.complete(Thread.currentThread());
                inside.set(true);
                return storage;
            }));
            other.start();
            while (other.getState() == Thread.State.NEW || other.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            return inside.get() ? "two" : "one";
        }));

        assertThat(said).isEqualTo("one");
        assertThat(entered.join().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void a_failure_inside_is_handed_on_and_locks_nobody_out(Kept kept) throws Exception {
        var storage = kept.storage.apply(directory);

        assertThatThrownBy(() -> storage.locked(() -> {
                    throw new IllegalStateException("inside");
                }))
                .hasMessage("inside");

        assertThat(CompletableFuture.supplyAsync(() -> storage.locked(() -> "free"))
                        .get())
                .isEqualTo("free");
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void c24_what_is_printed_names_the_storage_and_holds_no_secret(Kept kept) {
        var storage = kept.storage.apply(directory);
        var saved = Samples.saved(google, "ya29.FAKE-secret");

        storage.save(saved);

        assertThat(storage.toString())
                .startsWith(
                        kept == Kept.AMONG_MANY
                                ? "MultiStorage"
                                : storage.getClass().getSimpleName())
                .doesNotContain("FAKE", "correct");
        assertThat(saved.toString()).contains("SavedCredentials", "USABLE").doesNotContain("FAKE-secret", "1//0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'the keyring is locked' >&2; exit 1", "echo 'the keyring is locked' >&2; exit 5"})
    void a_keyring_that_refuses_is_said_and_not_taken_for_an_empty_one(String script) {
        var tool = tool(directory, "cat >/dev/null; " + script);
        var storage = KeyringStorage.of(new SecretService(tool, "app", "ada"));

        for (Runnable action : java.util.List.<Runnable>of(
                storage::load, storage::delete, () -> storage.save(Samples.saved(google, "ya29.FAKE-a")))) {
            assertThatThrownBy(action::run)
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("the keyring is locked")
                    .hasMessageContaining("unlock the keyring")
                    .hasMessageNotContaining("FAKE");
        }
        assertThat(tool.isAvailable()).isFalse();
    }

    @Test
    void a_keyring_that_asks_somebody_who_is_not_there_is_not_waited_for_for_ever() {
        var patient = tool(directory, "exec sleep 600");
        var storage =
                KeyringStorage.of(new SecretService(new Tool(patient.name(), Duration.ofSeconds(1)), "app", "ada"));

        assertThatThrownBy(storage::load)
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("did not end within 1 s");
    }

    @Test
    void a_keyring_is_there_if_its_program_is_and_reaches_it() {
        assertThat(tool(directory, "exit 1").isAvailable()).isTrue();
        assertThat(new Tool(directory.resolve("none").toString(), Duration.ofSeconds(1)).isAvailable())
                .isFalse();
        assertThat(KeyringStorage.isAvailable()).isEqualTo(Tool.INSTALLED.isAvailable());
    }

    @Test
    void a_keyring_with_something_else_in_it_is_said() {
        var storage = KeyringStorage.of(new SecretService(tool(directory, "echo '{}'"), "app", "ada"));

        assertThatThrownBy(storage::load).isInstanceOf(StorageFailure.class).hasMessageContaining("could not be read");
    }

    @Test
    void a_keyring_whose_entry_python_emptied_is_empty() {
        var storage = KeyringStorage.of(new SecretService(tool(directory, "exit 0"), "app", "ada"));

        assertThat(storage.load()).isEmpty();
    }

    /** A stand-in for secret-tool; the shell's variable dir is the directory of the test. */
    private static Tool tool(Path directory, String script) {
        try {
            Path file = Files.writeString(
                    directory.resolve("secret-tool"), "#!/bin/sh\ndir='" + directory + "'\n" + script + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            return new Tool(file.toString(), Duration.ofSeconds(30));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
