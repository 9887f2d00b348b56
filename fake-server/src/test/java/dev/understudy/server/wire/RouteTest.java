package dev.understudy.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void a_variable_is_one_segment() {
        var route = Route.get("/drive/v3/files/{fileId}");

        assertThat(route.match("GET", "/drive/v3/files/abc")).hasValue(Map.of("fileId", "abc"));
        assertThat(route.match("GET", "/drive/v3/files/abc/permissions")).isEmpty();
        assertThat(route.match("GET", "/drive/v3/files/")).isEmpty();
    }

    @Test
    void a_variable_with_a_star_is_all_the_rest() {
        var route = Route.get("/computeMetadata/{rest*}");

        assertThat(route.match("GET", "/computeMetadata/v1/a/b/")).hasValue(Map.of("rest", "v1/a/b/"));
        assertThat(route.match("GET", "/computeMetadata/")).hasValue(Map.of("rest", ""));
        assertThat(route.match("GET", "/computeMetadata")).isEmpty();
    }

    @Test
    void a_verb_may_follow_a_colon() {
        var route = Route.post("/v1/projects/-/serviceAccounts/{email}:{verb}");

        assertThat(route.match("POST", "/v1/projects/-/serviceAccounts/a@b.example:signJwt"))
                .hasValue(Map.of("email", "a@b.example", "verb", "signJwt"));
    }

    @Test
    void head_is_served_as_get() {
        assertThat(Route.get("/x").match("HEAD", "/x")).isPresent();
        assertThat(Route.post("/x").match("HEAD", "/x")).isEmpty();
    }

    @Test
    void template_text_is_taken_literally() {
        assertThat(Route.get("/$discovery/rest").match("GET", "/$discovery/rest"))
                .isPresent();
        assertThat(Route.get("/a.b").match("GET", "/aXb")).isEmpty();
    }
}
