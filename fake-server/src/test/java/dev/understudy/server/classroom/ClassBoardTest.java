package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.classroom.TestClass.Seat;
import dev.understudy.server.model.ClientType;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the instructor sees, and what the instructor does. */
class ClassBoardTest {

    private static final String LESSON = "05-the-code-once";

    @TempDir
    private Path folder;

    @AutoClose
    private TestClass room;

    private Seat ada;
    private Seat bob;

    @BeforeEach
    void start() {
        room = new TestClass(folder, 2, 0);
        ada = room.seat(1);
        bob = room.seat(2);
    }

    @Test
    void a_step_is_blank_then_begun_with_hints_then_passed_and_changed_when_its_check_is_another() throws Exception {
        room.progress(ada, "begun", 1, "");
        assertThat(room.cells(ada, LESSON)).isEqualTo("begun blank blank");
        assertThat(room.cells(bob, LESSON)).isEqualTo("blank blank blank");

        room.progress(ada, "hint", 1, "");
        room.progress(ada, "mistake", 1, "The code was redeemed twice");
        assertThat(room.row(ada).path("cells").path(LESSON).get(0).path("hints").asInt())
                .isEqualTo(1);
        assertThat(room.row(ada).path("mistake").asText()).isEqualTo("The code was redeemed twice");

        room.progress(ada, "passed", 1, "");
        assertThat(room.cells(ada, LESSON)).isEqualTo("passed blank blank");

        room.progress(bob, "begun", 1, "", "v2");
        assertThat(room.cells(ada, LESSON)).isEqualTo("changed blank blank");
    }

    @Test
    void who_has_been_stuck_longest_comes_first() throws Exception {
        room.progress(bob, "begun", 2, "");
        pass(Duration.ofMinutes(7));
        room.progress(ada, "begun", 1, "");
        pass(Duration.ofMinutes(3));

        assertThat(room.state().path("learners").findValuesAsText("id")).containsExactly(bob.id(), ada.id());
        assertThat(room.row(bob).path("seconds").asLong()).isBetween(600L, 630L);

        room.progress(bob, "passed", 2, "");
        assertThat(room.state().path("learners").findValuesAsText("id")).containsExactly(ada.id(), bob.id());
        assertThat(room.row(bob).path("seconds").asLong()).isZero();
    }

    @Test
    void what_is_told_twice_counts_once() throws Exception {
        var told = Map.of(
                "event", "hint", "lesson", LESSON, "title", "x", "step", 1, "steps", 3, "check", "v1", "id", "same");
        room.tell(ada, "/me/events", told);
        room.tell(ada, "/me/events", told);

        assertThat(room.row(ada).path("cells").path(LESSON).get(0).path("hints").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "won,     05-the-code-once, 1, 3, '\"event\" is begun, hint, mistake or passed.'",
        "reset,   05-the-code-once, 1, 3, '\"event\" is begun, hint, mistake or passed.'",
        "passed,  ../../etc,        1, 3, name a step",
        "passed,  05-the-code-once, 4, 3, name a step",
        "passed,  05-the-code-once, 0, 3, name a step",
    })
    void what_makes_no_sense_is_refused_with_a_sentence(String event, String lesson, int step, int steps, String words)
            throws Exception {
        var answer =
                room.tell(ada, "/me/events", Map.of("event", event, "lesson", lesson, "step", step, "steps", steps));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClass.json(answer).path("error_description").asText()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'learner':'01','lesson':'05-the-code-once','step':2 | passed blank passed | passed passed passed",
                "'learner':'01','lesson':'05-the-code-once'          | blank blank blank   | passed passed passed",
                "'learner':'01'                                      | blank blank blank   | passed passed passed",
                "'learner':''                                        | blank blank blank   | blank blank blank",
            })
    void a_reset_takes_back_what_it_says_and_can_be_undone(String scope, String afterwards, String others)
            throws Exception {
        for (Seat seat : List.of(ada, bob)) {
            for (int step = 1; step <= 3; step++) {
                room.progress(seat, "passed", step, "");
            }
        }

        var answer = TestClass.json(room.act("{'action':'reset'," + scope + "}"));

        assertThat(room.cells(ada, LESSON)).isEqualTo(afterwards);
        assertThat(room.cells(bob, LESSON)).isEqualTo(others);

        long n = answer.path("undo").get(0).path("n").asLong();
        assertThat(room.act("{'action':'undo','n':" + n + "}").statusCode()).isEqualTo(200);
        assertThat(room.cells(ada, LESSON)).isEqualTo("passed passed passed");
        assertThat(room.cells(bob, LESSON)).isEqualTo("passed passed passed");
        assertThat(room.act("{'action':'undo','n':" + n + "}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_reset_of_a_learner_puts_their_world_back_and_undo_brings_all_of_it() throws Exception {
        String token = token(ada);
        room.google().lab().advanceClock(ada.project(), Duration.ofMinutes(5));
        int seen = ada.exchanges().size();

        long n = TestClass.json(room.act("{'action':'reset','learner':'01'}"))
                .path("undo")
                .get(0)
                .path("n")
                .asLong();

        assertThat(drive(token)).isEqualTo(401);
        assertThat(ada.exchanges()).hasSizeLessThan(seen + 1);
        assertThat(token(bob)).isNotEmpty();
        room.act("{'action':'undo','n':" + n + "}");
        assertThat(drive(token)).isEqualTo(200);
        assertThat(ada.exchanges()).hasSizeGreaterThanOrEqualTo(seen);
        assertThat(room.google().lab().advanceClock(ada.project(), Duration.ZERO))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void after_ten_minutes_a_reset_stays() throws Exception {
        room.progress(ada, "passed", 1, "");
        long n = TestClass.json(room.act("{'action':'reset','learner':'01'}"))
                .path("undo")
                .get(0)
                .path("n")
                .asLong();

        pass(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(room.state().path("undo")).isEmpty();
        assertThat(room.act("{'action':'undo','n':" + n + "}").body()).contains("after 10 minutes it stays");
        assertThat(room.cells(ada, LESSON)).isEqualTo("blank blank blank");
    }

    @Test
    void a_broadcast_a_reset_and_a_fault_reach_the_learners_they_are_for() throws Exception {
        room.act("{'action':'broadcast','place':'05.2','words':'and then a break'}");
        room.act("{'action':'reset','learner':'01','lesson':'05-the-code-once','step':2}");
        room.act("{'action':'fault','learner':'','fault':'lost-reply','endpoint':'token'}");

        assertThat(orders(ada)).containsExactly("broadcast 05.2", "reset 05.2", "fault ");
        assertThat(orders(bob)).containsExactly("broadcast 05.2", "fault ");
        assertThat(news(bob)).contains("lost-reply at token");
        assertThat(room.google().lab().faults(ada.project())).hasSize(1);
        assertThat(room.google().lab().faults(bob.project())).hasSize(1);
        assertThat(room.google().lab().faults("example-123")).isEmpty();
    }

    @Test
    void everybodys_token_expires_at_once() throws Exception {
        String first = token(ada);
        String second = token(bob);
        assertThat(drive(first)).isEqualTo(200);

        room.act("{'action':'time','by':'PT1H','words':'your access token has just expired'}");

        assertThat(drive(first)).isEqualTo(401);
        assertThat(drive(second)).isEqualTo(401);
        assertThat(news(ada)).contains("your access token has just expired");
    }

    @Test
    void who_is_on_the_projector_is_told_and_nobody_else() throws Exception {
        room.act("{'action':'show','learner':'02'}");

        assertThat(TestClass.json(room.ask(bob, "/me/state")).path("shown").asBoolean())
                .isTrue();
        assertThat(TestClass.json(room.ask(ada, "/me/state")).path("shown").asBoolean())
                .isFalse();
        assertThat(room.state().path("shown").asText()).isEqualTo("02");
        room.act("{'action':'show','learner':''}");
        assertThat(TestClass.json(room.ask(bob, "/me/state")).path("shown").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'dance'}                                        | Say an action",
                "not json                                                  | Send a JSON object",
                "{'action':'reset','learner':'nobody'}                     | There is no learner \"nobody\"",
                "{'action':'broadcast','place':'the end'}                  | Say where to, such as 05 or 05.2",
                "{'action':'fault','fault':'earthquake'}                   | There is no fault \"earthquake\"",
                "{'action':'time','by':'soon'}                             | must be a time span such as PT1H",
                "{'action':'undo','n':99}                                  | There is no reset 99",
            })
    void an_order_that_makes_no_sense_is_refused_with_a_sentence(String order, String words) throws Exception {
        var answer = room.act(order);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClass.json(answer).path("error_description").asText()).contains(words);
    }

    @Test
    void the_table_has_a_line_for_every_step_and_runs_no_formula() throws Exception {
        room.progress(ada, "begun", 1, "");
        room.progress(ada, "mistake", 1, "=HYPERLINK(\"http://evil.example\")");
        room.progress(ada, "passed", 1, "");

        var answer = room.asInstructor(room.at("/_understudy/class/class.csv"));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        var lines = answer.body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).isEqualTo("learner,lesson,step,state,begun,passed,hints,mistakes,last mistake");
        assertThat(lines[1])
                .startsWith("Learner 1,05-the-code-once,1,passed,")
                .endsWith(",0,1,\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
    }

    private void pass(Duration time) {
        room.google().lab().advanceClock("", time);
    }

    private String token(Seat seat) {
        return room.google()
                .grant(seat.ada(), seat.client(ClientType.DESKTOP), List.of("https://www.googleapis.com/auth/drive"))
                .accessToken();
    }

    private int drive(String token) throws Exception {
        return TestClass.send(
                        HttpRequest.newBuilder(room.at("/drive/v3/files")).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private List<String> orders(Seat seat) throws Exception {
        var all = new ArrayList<String>();
        for (JsonNode order :
                TestClass.json(room.ask(seat, "/me/orders?after=0")).path("orders")) {
            all.add(order.path("kind").asText() + " " + order.path("place").asText());
        }
        return all;
    }

    private String news(Seat seat) throws Exception {
        return TestClass.json(room.ask(seat, "/me/state"))
                .path("news")
                .path("words")
                .asText();
    }
}
