package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The lab as a test of an app uses it: over a running server, from outside. */
class LabTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final Lab lab = world.google().lab();

    @Test
    void the_token_endpoint_fails_once_and_then_works() {
        String code = world.code();
        lab.fail(FaultRule.once(DemoWorld.PROJECT, "token", new ServiceUnavailable()));

        var first = redeem(code);
        var second = redeem(code);

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.body()).contains("\"error\": \"internal_failure\"");
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_of_another_project_is_not_met() {
        lab.fail(FaultRule.once("another", "token", new ServiceUnavailable()));

        assertThat(redeem(world.code()).statusCode()).isEqualTo(200);
    }

    @Test
    void time_travel_makes_a_code_expire() {
        String code = world.code();

        lab.advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(11));

        assertThat(redeem(code).statusCode()).isEqualTo(400);
        assertThat(lab.exchanges(exchange -> true).get(0).fact("why").orElseThrow())
                .startsWith("The code expired");
    }

    @Test
    void the_journal_knows_whose_exchange_it_was_and_what_came_of_it() throws Exception {
        redeem(world.code());

        var exchange = lab.await(recorded -> recorded.endpoint().equals("token"), Duration.ofSeconds(10))
                .orElseThrow();

        assertThat(exchange.project()).isEqualTo(DemoWorld.PROJECT);
        assertThat(exchange.request().form().find("grant_type")).hasValue("authorization_code");
        assertThat(exchange.reply().status()).isEqualTo(200);
    }

    @Test
    void an_id_token_belongs_to_the_project_of_the_client_it_was_made_for() {
        String idToken = world.redeem(world.code()).path("id_token").asText();

        world.get("/drive/v3/files", "Authorization", "Bearer " + idToken);
        world.get("/tokeninfo?id_token=" + idToken);

        assertThat(world.google()
                        .lab()
                        .exchanges(exchange -> exchange.endpoint().matches("drive.files.list|tokeninfo")))
                .extracting(Exchange::project)
                .containsExactly(DemoWorld.PROJECT, DemoWorld.PROJECT);
    }

    @Test
    void a_reset_brings_back_the_time_and_forgets_faults_and_journal() {
        redeem(world.code());
        lab.advanceClock(DemoWorld.PROJECT, Duration.ofDays(1));
        lab.fail(FaultRule.once(DemoWorld.PROJECT, "token", new ServiceUnavailable()));

        lab.reset(DemoWorld.PROJECT);

        assertThat(lab.exchanges(exchange -> true)).isEmpty();
        assertThat(redeem(world.code()).statusCode()).isEqualTo(200);
        assertThat(lab.exchanges(exchange -> true))
                .extracting(Exchange::endpoint)
                .containsExactly("token");
    }

    private HttpResponse<String> redeem(String code) {
        return world.post("/token", world.exchange(code));
    }
}
