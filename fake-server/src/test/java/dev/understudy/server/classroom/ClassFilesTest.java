package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.model.ClientType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a class is in files, and what is said of files that are none. */
class ClassFilesTest {

    private static final String LESSON = "05-the-code-once";

    @TempDir
    private Path folder;

    @Test
    void a_restart_loses_nothing_but_what_was_given_out() throws Exception {
        var room = new TestClass(folder, 2, 0);
        var ada = room.seat(1);
        var bob = room.seat(2);
        room.progress(ada, "passed", 1, "");
        room.progress(bob, "begun", 1, "");
        room.act("{'action':'reset','learner':'02','lesson':'05-the-code-once'}");
        String secret = ada.client(ClientType.WEB).secret().orElseThrow();
        String client = ada.client(ClientType.WEB).id();
        String instructor = room.google().labToken();
        // The power went while a line was written.
        Files.writeString(folder.resolve("class.events.jsonl"), "{\"n\":99,\"at", StandardOpenOption.APPEND);

        room = room.restarted();
        ada = room.seat(1);
        bob = room.seat(2);

        assertThat(room.cells(ada, LESSON)).isEqualTo("passed blank blank");
        assertThat(room.cells(bob, LESSON)).isEqualTo("blank blank blank");
        assertThat(ada.client(ClientType.WEB).secret()).contains(secret);
        assertThat(ada.client(ClientType.WEB).id()).isEqualTo(client);
        assertThat(room.google().labToken()).isEqualTo(instructor);
        room.progress(bob, "passed", 2, "");
        room = room.restarted();
        assertThat(room.cells(room.seat(2), LESSON)).isEqualTo("blank passed blank");
        room.close();
    }

    @Test
    @DefaultLocale("ar-EG")
    void learners_without_names_have_the_same_numbers_on_every_machine() {
        assertThat(Roster.ofSize(folder.resolve("class.json"), 2).learners())
                .extracting(Roster.Entry::id)
                .containsExactly("01", "02");
    }

    @Test
    void keys_that_are_left_out_are_made_once_and_only_the_owner_may_read_them() throws Exception {
        var file = Files.writeString(folder.resolve("class.json"), "[{\"name\": \"Ada King\"}, {\"name\": \"Émile\"}]");

        var made = Roster.read(file);

        assertThat(made.learners()).extracting(Roster.Entry::id).containsExactly("adaking", "mile");
        assertThat(made.learners()).allMatch(entry -> entry.key().matches("[a-z]+-[a-z]+-\\d{4}"));
        assertThat(Roster.read(file)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Roster.ofSize(folder.resolve("other.json"), 3).learners()).hasSize(3);
        assertThat(Roster.ofSize(folder.resolve("other.json"), 4).learners())
                .hasSize(4)
                .startsWith(Roster.ofSize(folder.resolve("other.json"), 3)
                        .learners()
                        .toArray(Roster.Entry[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                        | is no JSON list such as",
                "[]                                        | has 0 learners; a class has 1 to 200",
                "[{'nam':'Ada'}]                           | has \"nam\"; allowed are name, key and id.",
                "[{'key':'blue-fox-1234'}]                 | Learner 1 of the roster",
                "[{'name':'Ada','key':'x'}]                | a key has 8 to 60 lower-case letters",
                "[{'name':'Ada','id':'a.b'}]               | it is made of 1 to 12 lower-case letters and digits",
                "[{'name':'Ada'},{'name':'ADA'}]           | Two learners of the roster",
                "[{'name':'A','key':'blue-fox-1'},{'name':'B','key':'blue-fox-1'}] | have the same key",
            })
    void a_roster_that_makes_no_sense_is_refused_with_a_sentence(String json, String words) throws Exception {
        var file = Files.writeString(folder.resolve("class.json"), json.replace('\'', '"'));

        assertThatThrownBy(() -> Roster.read(file))
                .isInstanceOf(RosterProblem.class)
                .hasMessageContaining(words)
                .hasMessageContaining("class.json");
    }

    @Test
    void no_roster_is_named_with_what_to_do() {
        assertThatThrownBy(() -> Roster.read(folder.resolve("none.json"))).hasMessageContaining("or say --learners 30");
    }
}
