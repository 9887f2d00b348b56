package dev.understudy.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do; each store has a short subclass. */
abstract class StoreContract {

    record Note(String text) {}

    private static final Kind<Note> NOTES = new Kind<>("notes", Note.class, 5);

    @AutoClose
    private Store store;

    private Table<Note> notes;

    abstract Store open();

    @BeforeEach
    void fill() {
        store = open();
        notes = store.table(NOTES);
    }

    @Test
    void what_was_put_is_found_until_it_is_taken() {
        notes.put("a", new Note("one"));

        assertThat(notes.find("a")).hasValue(new Note("one"));
        assertThat(notes.take("a")).hasValue(new Note("one"));
        assertThat(notes.find("a")).isEmpty();
        assertThat(notes.take("a")).isEmpty();
    }

    @Test
    void what_came_first_and_is_over_is_swept_and_nothing_behind_what_is_not() {
        for (String key : List.of("a", "b", "c", "d")) {
            notes.put(key, new Note(key.equals("c") ? "good" : "over"));
        }
        notes.take("a");
        notes.put("b", new Note("over and over"));

        notes.sweep(note -> note.text().startsWith("over"));

        assertThat(notes.find("b")).isEmpty();
        assertThat(notes.find("c")).isPresent();
        assertThat(notes.find("d")).isPresent();
        notes.take("c");
        notes.put("e", new Note("good"));
        notes.sweep(note -> note.text().startsWith("over"));
        assertThat(notes.all()).containsExactly(new Note("good"));
    }

    @Test
    void of_64_takers_one_wins() throws Exception {
        var pool = Executors.newFixedThreadPool(64);
        try {
            for (int round = 0; round < 200; round++) {
                notes.put("a", new Note("prize"));
                var gate = new CountDownLatch(1);
                Callable<Boolean> taker = () -> {
                    gate.await();
                    return notes.take("a").isPresent();
                };
                var takers =
                        IntStream.range(0, 64).mapToObj(i -> pool.submit(taker)).toList();
                gate.countDown();
                long winners = 0;
                for (var future : takers) {
                    winners += future.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void no_change_is_lost_among_many_threads() throws Exception {
        notes.put("a", new Note(""));
        var pool = Executors.newFixedThreadPool(16);
        try {
            Callable<Object> longer = () -> notes.update("a", note -> new Note(note.text() + "x"));
            for (var future : pool.invokeAll(Collections.nCopies(1_000, longer))) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(notes.find("a").orElseThrow().text()).hasSize(1_000);
    }

    @Test
    void an_update_of_nothing_makes_nothing() {
        assertThat(notes.update("a", note -> new Note("made"))).isEmpty();
        assertThat(notes.find("a")).isEmpty();
    }

    @Test
    void a_merge_begins_with_the_initial_value() {
        assertThat(notes.merge("a", new Note("0"), note -> new Note(note.text() + "1")))
                .isEqualTo(new Note("01"));
        assertThat(notes.merge("a", new Note("0"), note -> new Note(note.text() + "2")))
                .isEqualTo(new Note("012"));
    }

    @Test
    void beyond_the_capacity_the_oldest_goes_first() {
        for (int i = 0; i < 7; i++) {
            notes.put("n" + i, new Note("note " + i));
        }

        assertThat(notes.all().map(Note::text)).containsExactly("note 2", "note 3", "note 4", "note 5", "note 6");
    }

    @Test
    void a_key_that_was_taken_and_put_again_is_young() {
        notes.put("again", new Note("first"));
        notes.take("again");
        notes.put("again", new Note("second"));
        for (int i = 0; i < 4; i++) {
            notes.put("n" + i, new Note("note " + i));
        }

        assertThat(notes.find("again")).hasValue(new Note("second"));
    }

    @Test
    void a_prefix_finds_its_own_and_no_other() {
        notes.put("ada|1", new Note("one"));
        notes.put("ada|2", new Note("two"));
        notes.put("adam|1", new Note("three"));

        assertThat(notes.under("ada|").map(Note::text)).containsExactly("one", "two");
    }

    @Test
    void a_snapshot_brings_everything_back() {
        notes.put("a", new Note("kept"));
        var before = store.snapshot();

        notes.put("a", new Note("changed"));
        notes.put("b", new Note("new"));
        store.restore(before);

        assertThat(notes.all()).containsExactly(new Note("kept"));
    }

    @Test
    void a_table_keeps_one_kind_of_record() {
        var clash = new Kind<>("notes", String.class, 5);

        assertThatThrownBy(() -> store.table(clash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table notes keeps Note");
    }
}
