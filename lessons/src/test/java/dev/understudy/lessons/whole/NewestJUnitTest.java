package dev.understudy.lessons.whole;

import static dev.understudy.junit.GoogleAssertions.assertThat;
import static dev.understudy.junit.GoogleAssertions.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.junit.FakeGoogleExtension;
import dev.understudy.junit.TestGoogle;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.ClientType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The JUnit extension on the newest JUnit; its own module runs it on the oldest. */
@ExtendWith(FakeGoogleExtension.class)
class NewestJUnitTest {

    @Test
    void this_is_junit_6() {
        var version = Test.class.getPackage().getImplementationVersion();

        assertThat(version).startsWith("6.");
    }

    @Test
    void a_test_gets_its_own_world_on_a_shared_server(TestGoogle google) throws Exception {
        var tokens = google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), "email");

        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(google.url() + "/v1/userinfo"))
                                .header("Authorization", "Bearer " + tokens.accessToken())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(google).received(endpoint("userinfo")).answered(200).times(1);
    }

    /** The field form. */
    static class OwnServerTest {

        @RegisterExtension
        static final FakeGoogleExtension GOOGLE = FakeGoogleExtension.ownServer();

        @Test
        void a_class_gets_a_server(FakeGoogle google) {
            assertThat(google.records().projects().find("example-123")).isPresent();
        }
    }
}
