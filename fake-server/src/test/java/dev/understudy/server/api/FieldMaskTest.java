package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldMaskTest {

    private static final Map<String, Object> LIST = Map.of(
            "kind",
            "drive#fileList",
            "files",
            List.of(Map.of("id", "1", "name", "one", "owners", List.of(Map.of("me", true, "emailAddress", "a@b")))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind                         | {kind=drive#fileList}",
                "files/id                     | {files=[{id=1}]}",
                "files(id)                    | {files=[{id=1}]}",
                "files(owners/me)             | {files=[{owners=[{me=true}]}]}",
                "files/owners(me)             | {files=[{owners=[{me=true}]}]}",
                " files ( owners ( me ) )     | {files=[{owners=[{me=true}]}]}",
                "kind,files/name              | {files=[{name=one}], kind=drive#fileList}",
                "files/id,files/owners/me     | {files=[{id=1, owners=[{me=true}]}]}",
                "nextPageToken                | {}",
            })
    void a_mask_leaves_what_it_names(String mask, String left) {
        assertThat(sorted(FieldMask.parse(mask).of(LIST))).isEqualTo(left.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "kind,files", "files(*),kind", "*,kind"})
    void a_star_is_everything(String mask) {
        assertThat(FieldMask.parse(mask).of(LIST)).isEqualTo(LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"files(", "files()", "files)", ",", "a,,b", "a/", "/a", "a b", "a(b", "a(b))", "'"})
    void what_is_not_of_the_grammar_is_refused(String mask) {
        assertThatThrownBy(() -> FieldMask.parse(mask))
                .isInstanceOf(ApiException.class)
                .hasMessage("Invalid field selection " + mask);
    }

    @Test
    void nesting_has_an_end() {
        assertThatThrownBy(() -> FieldMask.parse("a(".repeat(50) + "b" + ")".repeat(50)))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> FieldMask.parse("a/".repeat(5_000) + "b")).isInstanceOf(ApiException.class);
    }

    @Test
    void a_name_that_the_answer_never_has_is_refused_over_the_wire() {
        try (var fake = ApiFixture.start()) {
            var reply = fake.get(fake.adas(ApiFixture.DRIVE), "/drive/v3/files?fields=files(id,title)");

            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(ApiFixture.tree(reply).at("/error/message").textValue())
                    .isEqualTo("Invalid field selection title");
            assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                    .isEqualTo("invalidParameter");
        }
    }

    @Test
    void pretty_print_can_be_switched_off() {
        try (var fake = ApiFixture.start()) {
            String token = fake.adas(ApiFixture.DRIVE);
            String path = "/drive/v3/about?fields=user/me";

            assertThat(fake.get(token, path).body()).isEqualTo("{\n  \"user\": {\n    \"me\": true\n  }\n}");
            assertThat(fake.get(token, path + "&prettyPrint=false").body()).isEqualTo("{\"user\":{\"me\":true}}");
            assertThat(fake.get(token, "/drive/v3/files/absent?prettyPrint=false")
                            .body())
                    .startsWith("{\"error\":{\"code\":404,");
        }
    }

    /** The text of a map in the order of the names, since {@code Map.of} has none. */
    private static String sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + sorted(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List<?> list
                ? list.stream().map(FieldMaskTest::sorted).toList().toString()
                : String.valueOf(value);
    }
}
