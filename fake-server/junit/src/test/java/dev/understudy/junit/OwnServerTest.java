package dev.understudy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.ClientType;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The field form: a server for the class, as at the beginning for each test. */
class OwnServerTest {

    @RegisterExtension
    static final FakeGoogleExtension GOOGLE = FakeGoogleExtension.ownServer();

    private static final Set<URI> SERVERS = new HashSet<>();

    @BeforeEach
    void parameters_are_given_here_too(TestGoogle google) {
        SERVERS.add(google.url());
    }

    @AfterAll
    static void it_was_one_server() {
        assertThat(SERVERS).hasSize(1);
    }

    @RepeatedTest(2)
    void nothing_is_left_from_the_test_before(TestGoogle google) {
        assertThat(google.exchanges()).isEmpty();
        assertThat(google.server().records().grants().all()).isEmpty();
        assertThat(google.project().id()).isEqualTo("example-123");
        var client = google.client(ClientType.WEB);
        var tokens = google.grant(google.user("ada@example.com"), client, "email");
        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(200);

        google.advance(Duration.ofDays(300));

        assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                .isEqualTo(400);
        assertThat(google.exchanges()).hasSize(2);
    }
}
