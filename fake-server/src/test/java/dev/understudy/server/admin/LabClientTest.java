package dev.understudy.server.admin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Labs;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.wire.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LabClientTest extends LabContract {

    @Override
    Lab lab(TokenWorld of) {
        return Labs.at(of.google().url(), of.google().labToken());
    }

    @Test
    void without_the_token_nothing_is_told() {
        try (var google = FakeGoogle.start()) {
            var lab = Labs.at(google.url(), "guessed");

            assertThatThrownBy(() -> lab.now(DemoWorld.PROJECT)).hasMessageContaining("Send the token of this server");
        }
    }

    @Test
    void what_the_server_refuses_is_thrown_as_it_says_it() {
        try (var google = FakeGoogle.start()) {
            var lab = Labs.at(google.url(), google.labToken());

            assertThatThrownBy(() -> lab.advanceClock("nowhere", Duration.ofHours(1)))
                    .hasMessageContaining("There is no project \"nowhere\"; there are example-123");
            assertThatThrownBy(() -> lab.fail(FaultRule.once(DemoWorld.PROJECT, "token", new OfMyOwn())))
                    .hasMessageContaining("There is no fault \"of-my-own\"");
        }
    }

    @Test
    void a_server_that_is_gone_is_named() {
        var google = FakeGoogle.start();
        var lab = Labs.at(google.url(), google.labToken());
        google.close();

        assertThatThrownBy(() -> lab.now(DemoWorld.PROJECT))
                .hasMessage("The fake at " + google.url() + " does not answer.");
    }

    private static final class OfMyOwn implements Fault {

        @Override
        public String name() {
            return "of-my-own";
        }

        @Override
        public Reply apply(Occasion occasion) {
            return occasion.answer();
        }
    }
}
