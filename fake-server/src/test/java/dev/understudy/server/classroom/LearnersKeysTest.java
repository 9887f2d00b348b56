package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.classroom.TestClass.Seat;
import dev.understudy.server.wire.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys that sign id_tokens: whoever rotates them does so for the own project alone. */
class LearnersKeysTest extends TwoLearners {

    @Test
    void a_rotation_is_of_one_learner_and_no_other_notices() throws Exception {
        String mine = idToken(first);
        String theirs = idToken(second);
        var before = published(second);
        assertThat(kid(mine)).isEqualTo(kid(theirs));

        rotate(first);

        String later = idToken(first);
        assertThat(kid(later)).isNotEqualTo(kid(mine));
        assertThat(published(first)).startsWith(kid(later)).contains(kid(mine));
        assertThat(kid(idToken(second))).isEqualTo(kid(theirs));
        assertThat(published(second)).isEqualTo(before);
        for (String token : List.of(mine, theirs, later)) {
            assertThat(get("/tokeninfo?id_token=" + token)).startsWith("200");
        }

        // Who does not say whose they are is shown everybody's keys: there is one address for all.
        assertThat(kids(get("/oauth2/v3/certs")))
                .contains(kid(later), kid(theirs))
                .doesNotHaveDuplicates();

        for (int i = 0; i < 3; i++) {
            rotate(first);
        }

        assertThat(published(first)).doesNotContain(kid(mine));
        assertThat(get("/tokeninfo?id_token=" + mine)).startsWith("400").contains("invalid_token");
        assertThat(published(second)).isEqualTo(before);
        assertThat(get("/tokeninfo?id_token=" + theirs)).startsWith("200");
    }

    private static void rotate(Seat seat) throws Exception {
        assertThat(room.tell(seat, "/me/desk", Map.of("words", List.of("rotate")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** The ids of the keys that a learner's program is shown through the learner's runner. */
    private static List<String> published(Seat seat) throws Exception {
        var answer = room.ask(seat, "/oauth2/v3/certs");
        return kids(answer.statusCode() + " " + answer.body());
    }

    private static List<String> kids(String told) {
        var ids = new ArrayList<String>();
        for (JsonNode key : Json.read(told.substring(4)).orElseThrow().path("keys")) {
            ids.add(key.path("kid").asText());
        }
        return ids;
    }

    private static String kid(String jwt) {
        String header = new String(Base64.getUrlDecoder().decode(jwt.split("\\.", 2)[0]));
        return Json.read(header).orElseThrow().path("kid").asText();
    }
}
