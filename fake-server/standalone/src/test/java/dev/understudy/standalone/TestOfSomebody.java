package dev.understudy.standalone;

import static dev.understudy.junit.GoogleAssertions.assertThat;
import static dev.understudy.junit.GoogleAssertions.userinfo;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.understudy.junit.FakeGoogleExtension;
import dev.understudy.junit.TestGoogle;
import dev.understudy.server.model.ClientType;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A test as the README has it; the main method runs it, as a build does. */
final class TestOfSomebody {

    /** Runs the test and says how many succeeded. */
    public static void main(String[] args) {
        var listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Login.class))
                                .build(),
                        listener);
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
        System.out.println("succeeded: " + listener.getSummary().getTestsSucceededCount());
    }

    /** Run by the main method alone. */
    @ExtendWith(FakeGoogleExtension.class)
    static final class Login {

        @Test
        void the_app_asks_who_is_there(TestGoogle google) throws Exception {
            var tokens = google.grant(google.user("ada@example.com"), google.client(ClientType.WEB), "email");

            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(google.url() + "/v1/userinfo"))
                                    .header("Authorization", "Bearer " + tokens.accessToken())
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(google).received(userinfo()).answered(200).times(1);
        }
    }
}
