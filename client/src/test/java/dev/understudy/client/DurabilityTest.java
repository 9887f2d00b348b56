package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.FaultyDisk.Kind;
import dev.understudy.client.FaultyDisk.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The power goes, or the disk refuses, at each step of a write (L13, L15): the old is there or the new, never a mixture. */
class DurabilityTest {

    private static final String NAME = "token.json";

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @TempDir
    Path directory;

    private FaultyDisk disk;

    /** The storages that keep something in a file. */
    enum Kept {
        ONE(FileStorage::at),
        MANY(path -> MultiStorage.at(path).storage("ada")),
        BEHIND_A_PASSWORD(path -> KeyringStorage.inFile(path, "correct".toCharArray()));

        private final Function<Path, Storage> storage;

        Kept(Function<Path, Storage> storage) {
            this.storage = storage;
        }
    }

    @BeforeEach
    void open() {
        disk = new FaultyDisk(directory);
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void l13_a_loss_of_power_leaves_the_old_or_the_new(Kept kept) throws IOException {
        var storage = storageWith(kept, "ya29.FAKE-old");
        String old = content();

        storage.save(Samples.saved(google, "ya29.FAKE-new"));

        var steps = disk.takeSteps();
        assertThat(steps).as("so large that it is written in pieces").hasSizeGreaterThan(5);
        for (int n = 0; n <= steps.size(); n++) {
            assertThat(after(old, steps.subList(0, n))).as("after %s steps", n).isSubsetOf(old, content());
        }
        assertThat(after(old, steps)).as("when it was acknowledged").containsExactly(content());
    }

    @ParameterizedTest
    @EnumSource(value = Kept.class, names = "MANY", mode = EnumSource.Mode.EXCLUDE)
    void l13_what_was_forgotten_does_not_come_back(Kept kept) throws IOException {
        var storage = storageWith(kept, "ya29.FAKE-old");
        String old = content();

        storage.delete();

        var steps = disk.takeSteps();
        assertThat(after(old, List.of())).containsExactly(old);
        assertThat(after(old, steps)).containsExactly(PowerLoss.ABSENT);
    }

    @Test
    void l13_what_was_set_aside_is_not_lost() throws IOException {
        Files.writeString(directory.resolve(NAME), "nonsense");

        FileStorage.at(disk.file(NAME)).withReport(what -> {}).load();

        var moved = new ArrayList<>(disk.takeSteps());
        assertThat(moved.remove(moved.size() - 1).kind()).isEqualTo(Kind.FORCE_DIRECTORY);
        assertThat(moved.get(moved.size() - 1).detail()).startsWith(NAME + ".corrupt-");
    }

    @Test
    void the_same_measure_catches_a_write_that_is_not_forced() throws IOException {
        var storage = storageWith(Kept.ONE, "ya29.FAKE-old");
        String old = content();
        storage.save(Samples.saved(google, "ya29.FAKE-new"));
        var steps = disk.takeSteps();

        assertThat(after(old, without(steps, Kind.FORCE))).as("torn").contains("");
        assertThat(after(old, without(steps, Kind.FORCE_DIRECTORY)))
                .as("acknowledged and lost")
                .contains(old);
    }

    @Test
    void the_same_measure_catches_a_write_in_place() {
        var inPlace = List.of(
                new Step(Kind.CREATE, NAME, ""),
                new Step(Kind.WRITE, NAME, "new"),
                new Step(Kind.FORCE, NAME, ""),
                new Step(Kind.FORCE_DIRECTORY, "directory", ""));

        assertThat(after("old", inPlace.subList(0, 2))).contains("");
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void l15_whichever_step_fails_it_is_said_and_what_was_kept_stays(Kept kept) throws IOException {
        var storage = storageWith(kept, "ya29.FAKE-old");
        storage.save(Samples.saved(google, "ya29.FAKE-new"));
        var steps = disk.takeSteps();
        storage.save(Samples.saved(google, "ya29.FAKE-old"));

        for (int i = 0; i < steps.size(); i++) {
            disk.failAt(i);
            assertThatThrownBy(() -> storage.save(Samples.saved(google, "ya29.FAKE-new")))
                    .as("failing to %s", steps.get(i).kind())
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("Input/output error")
                    .hasMessageNotContaining("FAKE");
            disk.mend();

            boolean moved = steps.subList(0, i).stream().anyMatch(step -> step.kind() == Kind.MOVE);
            assertThat(token(storage)).isEqualTo(moved ? "ya29.FAKE-new" : "ya29.FAKE-old");
            assertThat(files()).as("nothing is left beside it").containsExactly(NAME, NAME + ".lock");
            storage.save(Samples.saved(google, "ya29.FAKE-old"));
            assertThat(token(storage)).isEqualTo("ya29.FAKE-old");
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void l15_what_cannot_be_forgotten_is_said(Kept kept) throws IOException {
        var storage = storageWith(kept, "ya29.FAKE-old");

        disk.failAt(0);

        assertThatThrownBy(storage::delete)
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("Input/output error");
        assertThat(token(storage)).isEqualTo("ya29.FAKE-old");
    }

    private Storage storageWith(Kept kept, String token) {
        var storage = kept.storage.apply(disk.file(NAME));
        storage.save(Samples.saved(google, token));
        disk.takeSteps();
        return storage;
    }

    private static String token(Storage storage) {
        return storage.load().orElseThrow().accessToken().orElseThrow().value();
    }

    private static java.util.Set<String> after(String old, List<Step> steps) {
        return PowerLoss.outcomes(NAME, old, steps);
    }

    private static List<Step> without(List<Step> steps, Kind kind) {
        Predicate<Step> other = step -> step.kind() != kind;
        return steps.stream().filter(other).toList();
    }

    private String content() throws IOException {
        return FaultyDisk.text(Files.readAllBytes(directory.resolve(NAME)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
