package dev.understudy.lessons.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final Names NAMES = Names.of(Map.of("client.desktop", "999-desktop"));

    private final List<Exchange> exchanges = new ArrayList<>();

    @Test
    void a_clause_holds_when_some_exchange_fits() {
        token(400, "code", "c1");
        token(200, "code", "c1", "code_verifier", "v");

        assertThat(missing("token -> 200\n  form.code_verifier present")).isEmpty();
        assertThat(missing("token -> 4xx")).isEmpty();
    }

    @Test
    void a_failing_condition_says_its_why_and_the_nearest_value() {
        token(200, "code", "c1");

        assertThat(missing("token -> 200\n form.code_verifier present | It wants the verifier."))
                .containsExactly("It wants the verifier. (in the last request, form.code_verifier is not there)");
    }

    @Test
    void every_kind_of_clause_says_its_why() {
        token(400);

        assertThat(missing("token -> 200 | Once more."))
                .containsExactly("Once more. (token answered 400, not 200:" + " invalid_grant, Malformed auth code.)");
        assertThat(missing("token\nthen revoke | End it."))
                .containsExactly("End it. (no request to revoke yet; the" + " last was: token -> 400)");
        assertThat(missing("never token | Not now.")).allMatch(told -> told.startsWith("Not now. (exchange 1 should"));
        assertThat(missing("count token = 2 | Twice.")).containsExactly("Twice. (token was seen once, not 2)");
        assertThat(missing("record codes[c2] present | Ask.")).allMatch(told -> told.startsWith("Ask. (the server's"));
    }

    @Test
    void before_any_request_the_why_of_its_first_condition_helps() {
        assertThat(missing("token -> 200\n reply.scope present | Scope.\n form.code present | Send the code."))
                .containsExactly("Send the code. (no request to token yet)");
    }

    @Test
    void a_wrong_status_is_told_with_the_error_of_the_reply() {
        token(400, "code", "c1");

        assertThat(missing("token -> 200"))
                .containsExactly("token answered 400, not 200: invalid_grant, Malformed auth code.");
    }

    @Test
    void before_any_request_the_last_other_one_is_named() {
        token(200);

        assertThat(missing("drive.files.list -> 200"))
                .containsExactly("no request to drive.files.list yet; the last was: token -> 200");
    }

    @Test
    void a_name_stands_for_one_value_in_every_clause() {
        authorize("first");
        authorize("second");
        token(200, "code", "first");
        String same = "authorize -> 302\n redirect.code as $code\ntoken -> 200\n form.code = $code";

        assertThat(missing(same)).isEmpty();

        exchanges.remove(0);
        assertThat(missing(same)).hasSize(1);
    }

    @Test
    void then_wants_a_later_exchange() {
        token(200);
        authorize("c");

        assertThat(missing("authorize\nthen token -> 200")).hasSize(1);
        assertThat(missing("token\nthen authorize")).isEmpty();
    }

    @Test
    void an_earlier_clause_leaves_the_later_exchange_to_the_next_one() {
        authorize("trap");
        authorize("honest");

        var missing = missing("authorize\n redirect.code as $trap\nthen authorize\n redirect.code as $code\n"
                + "then token -> 200\n form.code = $code");

        assertThat(missing).containsExactly("no request to token yet; the last was: authorize -> 302");
    }

    @Test
    void never_and_count_look_at_all_of_them() {
        token(200);
        token(200);

        assertThat(missing("never token -> 400")).isEmpty();
        assertThat(missing("never token -> 200")).hasSize(1);
        assertThat(missing("count token -> 200 = 2")).isEmpty();
        assertThat(missing("count token = 1")).containsExactly("token was seen 2 times, not 1");
    }

    @Test
    void names_of_the_world_are_filled_in() {
        token(200, "client_id", "999-desktop");

        assertThat(missing("token\n form.client_id = {client.desktop}")).isEmpty();
    }

    @Test
    void records_and_values_of_the_session_can_be_asked_for() {
        assertThat(missing("record codes[c1] absent")).hasSize(1);
        assertThat(missing("record codes[c2].scopes contains drive")).hasSize(1);
        assertThat(missing("value mode() = rw-------")).isEmpty();
        assertThat(missing("value nothing() absent")).isEmpty();
    }

    @Test
    void a_jwt_is_read_without_its_signature() {
        token(200, "assertion", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJyb2JvdCJ9.c2ln");

        assertThat(missing("token\n jwt.header.alg = RS256\n jwt.claims.iss = robot"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_read_is_told_with_its_line() {
        assertThatThrownBy(() -> ClauseReader.read("token -> 200\n\n form.code equals x", 10))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.line()).isEqualTo(12));
        assertThatThrownBy(() -> ClauseReader.read("form.code present", 3)).hasMessageContaining("belongs under");
        assertThatThrownBy(() -> ClauseReader.read("token\n form.code present x", 1))
                .hasMessageContaining("no value");
    }

    private List<String> missing(String check) {
        var evidence = new Evidence(
                exchanges,
                (table, key, field) -> key.equals("c1") ? Optional.of("x") : Optional.empty(),
                expression -> expression.equals("mode()") ? Optional.of("\"rw-------\"") : Optional.of("null"));
        return Checker.check(ClauseReader.read(check, 1), evidence, NAMES).stream()
                .flatMap(verdict -> verdict.missing().stream())
                .toList();
    }

    private void authorize(String code) {
        var reply = Reply.redirect("http://localhost:8080/?code=" + code);
        exchanges.add(exchange("authorize", Params.NONE, reply));
    }

    private void token(int status, String... form) {
        var error = Map.of("error", "invalid_grant", "error_description", "Malformed auth code.");
        exchanges.add(exchange("token", Params.of(form), Reply.json(status, status == 200 ? Map.of() : error)));
    }

    private Exchange exchange(String endpoint, Params form, Reply reply) {
        var base = URI.create("http://127.0.0.1:1");
        var request = new Request("POST", "/" + endpoint, base, Headers.NONE, Params.NONE, form, Body.NONE, Map.of());
        return new Exchange(exchanges.size() + 1L, Instant.EPOCH, Duration.ZERO, "p", endpoint, request, reply);
    }
}
