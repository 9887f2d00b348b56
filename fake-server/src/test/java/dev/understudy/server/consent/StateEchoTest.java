package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visitor;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateEchoTest {

    private static final String WEB = "http://localhost:8080/";

    @AutoClose
    private static FakeGoogle google;

    private static Visitor visitor;

    @BeforeAll
    static void start() {
        google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED);
        visitor = new Visitor(google.url());
        visitor.allow(Visitor.request(DemoWorld.WEB, WEB), DemoWorld.ADA.email());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b+c%20d",
                "security_token=138r5719ru3e1&url=https://oa2cb.example.com/myHome",
                "\r\nSet-Cookie: x=1\r\n\r\n<html>",
                "\u0000\u0001\u007f",
                "päö 日本語 🎭 ‮",
                "'\"<script>alert(1)</script>",
                "#?&=/\\;:@!$()*,[]{}|^`~"
            })
    void state_comes_back_as_it_was_sent(String state) {
        assertThat(echoed(state)).isEqualTo(state);
    }

    @Test
    void any_state_comes_back_as_it_was_sent() {
        var random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            String state = random.ints(1 + random.nextInt(80), 1, random.nextBoolean() ? 0x80 : 0x110000)
                    .filter(point -> !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!state.isEmpty()) {
                assertThat(echoed(state)).isEqualTo(state);
            }
        }
    }

    @Test
    void without_state_there_is_none() {
        var answer = visitor.open(Visitor.request(DemoWorld.WEB, WEB)).answer();

        assertThat(answer.find("code")).isPresent();
        assertThat(answer.values()).doesNotContainKey("state");
    }

    private static String echoed(String state) {
        var visited = visitor.open(Visitor.request(DemoWorld.WEB, WEB, "state", state));
        assertThat(visited.location()).matches("[\\x21-\\x7E]+");
        return visited.answer().require("state");
    }
}
