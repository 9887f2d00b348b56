package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An API that answers with a feed unless it is asked for JSON. */
class GroupsSettingsRoundTripTest {

    @Test
    void json_is_asked_for_and_read() {
        try (var google = FakeGoogle.start()) {
            var token = google.grant(
                            DemoWorld.GRACE,
                            DemoWorld.DESKTOP,
                            List.of("https://www.googleapis.com/auth/apps.groups.settings"))
                    .accessToken();
            var groups = ApiService.build(
                    "groupssettings",
                    "v1",
                    AccessTokenCredentials.of(token, Surroundings.of(Endpoints.at(google.url()))));

            var settings = groups.method("groups.get")
                    .with("groupUniqueId", "everybody@example.org")
                    .execute();

            assertThat(settings.get("email").text()).isEqualTo("everybody@example.org");
        }
    }
}
