package dev.understudy.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.fault.Delay;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.lab.fault.Undisturbed;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every lab does, in the server's process or over HTTP. */
@Timeout(60)
abstract class LabContract {

    private static final String PROJECT = DemoWorld.PROJECT;

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final Lab lab = lab(world);

    abstract Lab lab(TokenWorld of);

    @Test
    void the_clock_is_advanced() {
        assertThat(lab.advanceClock(PROJECT, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
        assertThat(lab.advanceClock(PROJECT, Duration.ofHours(-1))).isEqualTo(Duration.ofHours(1));

        assertThat(Duration.between(lab.now(""), lab.now(PROJECT)))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void the_clock_is_frozen_set_and_resumed() {
        var then = Instant.parse("2031-05-05T05:05:05Z");

        lab.freezeClock(PROJECT);
        assertThat(lab.setClock(PROJECT, then)).isEqualTo(then);
        assertThat(lab.now(PROJECT)).isEqualTo(then);
        assertThat(lab.resumeClock(PROJECT)).isBetween(then, then.plusSeconds(60));

        assertThat(lab.now(PROJECT)).isAfter(then);
    }

    @Test
    void faults_happen_and_are_listed() {
        var rule = FaultRule.once(PROJECT, "token", new ServiceUnavailable())
                .then(new Undisturbed())
                .then(new Delay(Duration.ofMillis(5)))
                .of(DemoWorld.WEB.id())
                .fromRequest(2)
                .times(FaultRule.FOREVER);
        lab.fail(rule);

        assertThat(lab.faults(PROJECT)).singleElement().satisfies(listed -> {
            assertThat(listed).usingRecursiveComparison().isEqualTo(rule);
            assertThat(listed.faults().get(2)).isEqualTo(new Delay(Duration.ofMillis(5)));
        });
        assertThat(redeem()).isEqualTo(200);
        assertThat(redeem()).isEqualTo(503);
        assertThat(redeem()).isEqualTo(200);
    }

    @Test
    void faults_of_requests_without_a_project() {
        lab.fail(FaultRule.once("", "discovery", new ServiceUnavailable()));

        assertThat(world.get("/.well-known/openid-configuration").statusCode()).isEqualTo(503);
        assertThat(world.get("/.well-known/openid-configuration").statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_at_an_endpoint_that_is_not_there_is_refused() {
        var misspelt = FaultRule.once(PROJECT, "tokn", new ServiceUnavailable());

        assertThatThrownBy(() -> lab.fail(misspelt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No endpoint is called \"tokn\". They are called as in the journal");
        assertThat(lab.faults(PROJECT)).isEmpty();
    }

    @Test
    void exchanges_are_told_as_they_were() {
        redeem();

        assertThat(lab.exchanges(exchange -> true))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("request.pathValues")
                .isEqualTo(world.google().lab().exchanges(exchange -> true));
        assertThat(lab.exchanges(exchange -> exchange.reply().status() == 404)).isEmpty();
    }

    @Test
    void findings_are_told_with_all_that_is_known_of_them() {
        var request = Visitor.request(DemoWorld.DESKTOP, "urn:ietf:wg:oauth:2.0:oob");
        new Visitor(world.google().url()).open(request);

        assertThat(lab.findings(PROJECT))
                .isEqualTo(world.google().lab().findings(PROJECT))
                .isEqualTo(lab.findings())
                .extracting(finding -> finding.rule().id())
                .contains("oob-redirect", "no-pkce");
        assertThat(lab.findings("")).as("what belongs to no project").isEmpty();
    }

    @Test
    void waiting_gives_what_comes_later() throws Exception {
        redeem();
        var waiting = CompletableFuture.supplyAsync(() -> await("userinfo", Duration.ofSeconds(30)));

        world.get("/v1/userinfo");

        assertThat(waiting.get(30, TimeUnit.SECONDS).reply().status()).isEqualTo(401);
    }

    @Test
    void waiting_ends_when_the_time_is_up() throws Exception {
        redeem();

        assertThat(lab.await(exchange -> exchange.endpoint().equals("userinfo"), Duration.ofMillis(20)))
                .isEmpty();
        assertThat(lab.await(exchange -> exchange.endpoint().equals("token"), Duration.ZERO))
                .isPresent();
    }

    @Test
    void a_reset_brings_back_the_time_and_forgets_faults_and_journal() {
        redeem();
        lab.advanceClock(PROJECT, Duration.ofDays(1));
        lab.fail(FaultRule.always(PROJECT, "token", new ServiceUnavailable()));

        lab.reset(PROJECT);

        assertThat(lab.exchanges(exchange -> true)).isEmpty();
        assertThat(lab.faults(PROJECT)).isEmpty();
        assertThat(redeem()).isEqualTo(200);
    }

    private Exchange await(String endpoint, Duration timeout) {
        try {
            return lab.await(exchange -> exchange.endpoint().equals(endpoint), timeout)
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int redeem() {
        return world.post("/token", world.exchange(world.code())).statusCode();
    }
}
