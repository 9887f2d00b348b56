package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.fault.HttpError;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.lab.fault.Undisturbed;
import dev.understudy.server.model.DemoWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** When a fault happens. */
class FaultRuleTest {

    private static final Fault BUSY = new ServiceUnavailable();

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final Lab lab = world.google().lab();

    @Test
    void the_third_request_alone() {
        lab.fail(rule().fromRequest(3));

        assertThat(statuses(5)).containsExactly(200, 200, 503, 200, 200);
    }

    @Test
    void so_many_times() {
        lab.fail(rule().times(2));

        assertThat(statuses(4)).containsExactly(503, 503, 200, 200);
    }

    @Test
    void always_until_the_lab_is_reset() {
        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY));

        assertThat(statuses(3)).containsExactly(503, 503, 503);
        lab.reset(DemoWorld.PROJECT);
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void several_faults_in_sequence_with_a_gap() {
        lab.fail(rule().then(new Undisturbed()).then(new HttpError(502)).times(2));

        assertThat(statuses(7)).containsExactly(503, 200, 502, 503, 200, 502, 200);
    }

    @Test
    void one_client_alone() {
        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY).of(DemoWorld.DESKTOP.id()));
        assertThat(statuses(1)).containsExactly(200);

        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY).of(DemoWorld.WEB.id()));
        assertThat(statuses(1)).containsExactly(503);
    }

    @Test
    void every_endpoint() {
        lab.fail(FaultRule.once(DemoWorld.PROJECT, "*", BUSY).times(2));

        assertThat(statuses(1)).containsExactly(503);
        assertThat(world.get("/o/oauth2/v2/auth?client_id=" + DemoWorld.WEB.id())
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void by_chance_but_the_same_at_each_run_of_a_seed() {
        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY).withProbability(0.5, 42));
        var first = statuses(30);
        lab.reset(DemoWorld.PROJECT);
        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY).withProbability(0.5, 42));
        var second = statuses(30);
        lab.reset(DemoWorld.PROJECT);
        lab.fail(FaultRule.always(DemoWorld.PROJECT, "token", BUSY).withProbability(0.5, 43));
        var third = statuses(30);

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
        assertThat(first).contains(200, 503);
    }

    @Test
    void rules_that_are_used_up_are_gone() {
        var lasting = FaultRule.always(DemoWorld.PROJECT, "userinfo", BUSY);
        lab.fail(rule());
        lab.fail(lasting);

        statuses(1);

        assertThat(lab.faults(DemoWorld.PROJECT)).containsExactly(lasting);
        assertThat(lab.faults("another")).isEmpty();
    }

    @Test
    void a_rule_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> rule().times(0)).hasMessage("times must be 1 or more, but is 0.");
        assertThatThrownBy(() -> rule().withProbability(1.5, 1)).hasMessageContaining("probability must be");
        assertThatThrownBy(() -> rule().fromRequest(0)).hasMessageContaining("skip must not be negative");
    }

    @Test
    void every_kind_of_fault_can_be_made_by_its_name_and_says_what_it_does() {
        var catalogue = world.google().faultCatalogue();

        assertThat(catalogue.kinds()).hasSizeGreaterThan(20).allSatisfy(kind -> {
            var fault = catalogue.make(kind.name(), Map.of());
            assertThat(fault.name()).isEqualTo(kind.name());
            assertThat(fault.settings()).isEqualTo(kind.defaults());
            assertThat(kind.does()).endsWith(".");
        });
    }

    @Test
    void a_fault_that_does_not_exist_or_has_wrong_settings_is_refused_in_words() {
        var catalogue = world.google().faultCatalogue();

        assertThatThrownBy(() -> catalogue.make("flood", Map.of())).hasMessageContainingAll("\"flood\"", "delay");
        assertThatThrownBy(() -> catalogue.make("delay", Map.of("for", "PT1S")))
                .hasMessage("The fault \"delay\" has no setting \"for\"; it has by.");
        assertThatThrownBy(() -> catalogue.make("delay", Map.of("by", "soon")))
                .hasMessage("The setting \"by\" of the fault \"delay\" is a time span such as PT2S or -PT5M, not"
                        + " \"soon\".");
        assertThatThrownBy(() -> catalogue.make("http-error", Map.of("status", "200")))
                .hasMessageContaining("is a whole number from 400 to 599");
    }

    private static FaultRule rule() {
        return FaultRule.once(DemoWorld.PROJECT, "token", BUSY);
    }

    private List<Integer> statuses(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(
                        n -> world.post("/token", world.exchange(world.code())).statusCode())
                .toList();
    }
}
