package dev.understudy.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void pretty_json_looks_like_googles() {
        var value = new LinkedHashMap<String, Object>();
        value.put("access_token", "ya29");
        value.put("expires_in", 3599);
        value.put("list", List.of("a"));
        value.put("none", List.of());

        assertThat(Json.pretty(value))
                .isEqualTo("{\n  \"access_token\": \"ya29\",\n  \"expires_in\": 3599,\n  \"list\": [\n    \"a\"\n  ],\n"
                        + "  \"none\": []\n}");
    }

    @Test
    void compact_json_is_one_line() {
        assertThat(Json.compact(Map.of("a", 1))).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"a\":1,\"a\":2}", "{} x", "NaN", "{'a':1}", "[1e99999999999999999999999999999999999]"
            })
    void what_is_not_strict_json_is_refused(String text) {
        assertThat(Json.read(text)).isEmpty();
    }

    @Test
    void a_deep_bomb_is_refused() {
        assertThat(Json.read("[".repeat(100_000))).isEmpty();
        assertThat(Json.read("[".repeat(20) + "]".repeat(20))).isPresent();
    }
}
