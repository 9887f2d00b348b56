package dev.understudy.server.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.wire.Delivery;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults between the server and the app, each with a real HTTP client at the other end. */
@Timeout(60)
class ConnectionFaultsTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void http_error() {
        fail(new HttpError(502));

        var answer = redeem(world.code());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("502", "Bad Gateway");
    }

    @Test
    void service_unavailable_does_nothing_so_that_the_code_stays_good() {
        String code = world.code();
        fail(new ServiceUnavailable());

        assertThat(redeem(code).statusCode()).isEqualTo(503);
        assertThat(redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void rate_limit() {
        fail(new RateLimit(17));

        var answer = redeem(world.code());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("17");
        assertThat(TokenWorld.json(answer).path("error").asText()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void cut_connection_does_nothing_so_that_the_code_stays_good() {
        String code = world.code();
        fail(new CutConnection());

        assertThatThrownBy(() -> redeem(code)).hasCauseInstanceOf(IOException.class);
        assertThat(redeem(code).statusCode()).isEqualTo(200);
    }

    @Test
    void lost_reply_burns_the_code() {
        String code = world.code();
        fail(new LostReply());

        assertThatThrownBy(() -> redeem(code)).hasCauseInstanceOf(IOException.class);

        assertThat(lastExchange().reply().status()).isEqualTo(200);
        assertThat(lastExchange().reply().delivery()).isEqualTo(Delivery.CUT);
        assertThat(redeem(code).statusCode()).isEqualTo(400);
        assertThat(world.why()).contains("already redeemed");
    }

    @Test
    void torn_reply_ends_in_the_middle() {
        fail(new TornReply());

        assertThatThrownBy(() -> redeem(world.code()))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes received");
    }

    @Test
    void truncated_json() {
        fail(new TruncatedJson());

        var answer = redeem(world.code());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{").contains("ya29.").doesNotEndWith("}");
        assertThat(Json.read(answer.body())).isEmpty();
    }

    @Test
    void malformed_json() {
        fail(new MalformedJson());

        var answer = redeem(world.code());

        assertThat(answer.body()).startsWith("{").endsWith("}").contains("\"token_type\"  \"Bearer\"");
        assertThat(Json.read(answer.body())).isEmpty();
    }

    @Test
    void wrong_content_type() {
        fail(new WrongContentType("text/html"));

        var answer = redeem(world.code());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(TokenWorld.json(answer).path("access_token").asText()).startsWith("ya29.");
    }

    @Test
    void delay_answers_late() {
        fail(new Delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(redeem(world.code()).statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void delay_ends_when_the_lab_is_reset() throws Exception {
        fail(new Delay(Duration.ofSeconds(50)));
        String code = world.code();
        var waiting = CompletableFuture.supplyAsync(() -> redeem(code).statusCode());

        while (!waiting.isDone()) {
            world.google().lab().reset(DemoWorld.PROJECT);
            Thread.onSpinWait();
        }

        assertThat(waiting.get(1, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void delay_has_a_bound() {
        assertThatThrownBy(() -> new Delay(Duration.ofHours(1)))
                .hasMessage("A delay lasts from PT0S to PT1M, not PT1H.");
    }

    @Test
    void the_journal_names_the_fault() {
        fail(new RateLimit(1));

        redeem(world.code());

        assertThat(lastExchange().fact("fault")).hasValue("rate-limit");
        assertThat(lastExchange().fact("why"))
                .hasValue("The lab's fault \"rate-limit\" acted on this, as it was asked to.");
    }

    private Exchange lastExchange() {
        var all = world.google().lab().exchanges(exchange -> true);
        return all.get(all.size() - 1);
    }

    private void fail(Fault fault) {
        world.google().lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", fault));
    }

    private HttpResponse<String> redeem(String code) {
        return world.post("/token", world.exchange(code));
    }
}
