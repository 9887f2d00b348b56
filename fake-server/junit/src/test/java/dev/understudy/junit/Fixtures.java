package dev.understudy.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.ClientType;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Test classes that are run by a test. */
final class Fixtures {

    static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();

    private Fixtures() {}

    /** Twenty-five tests, each of which must see its own three exchanges and no other. */
    @ExtendWith(FakeGoogleExtension.class)
    abstract static class Crowd {

        @RepeatedTest(25)
        void sees_its_own_exchanges_only(TestGoogle google) {
            SERVERS.add(google.url());
            var client = google.client(ClientType.WEB);
            var user = google.user("ada@example.com");
            var tokens = google.grant(user, client, "email");

            assertThat(Http.refresh(google, client, tokens.refreshToken()).statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(google, "/v1/userinfo", tokens.accessToken()).body())
                    .contains(user.email());
            assertThat(Http.refresh(google, client, "1//0FAKE-" + user.email()).statusCode())
                    .isEqualTo(400);

            assertThat(google.exchanges())
                    .extracting(exchange -> exchange.reply().status())
                    .containsExactly(200, 200, 400);
        }
    }

    static final class First extends Crowd {}

    static final class Second extends Crowd {}

    static final class Third extends Crowd {}

    static final class Fourth extends Crowd {}

    static final class Fifth extends Crowd {}

    static final class Sixth extends Crowd {}

    static final class Seventh extends Crowd {}

    static final class Eighth extends Crowd {}

    @ExtendWith(FakeGoogleExtension.class)
    static final class Failing {

        @Test
        void fails(TestGoogle google) {
            Http.refresh(google, google.client(ClientType.WEB), "1//0FAKE-stale");
            throw new IllegalStateException("the app did not log in");
        }
    }

    @ExtendWith(FakeGoogleExtension.class)
    static final class Misnamed {

        @Test
        @Scenario("nowhere.json")
        void is_never_run() {}
    }
}
