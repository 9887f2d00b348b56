package dev.understudy.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.ConsentScreen.Publishing;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiConsoleTest {

    private static final String PROJECT = DemoWorld.PROJECT;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    @Test
    void an_api_is_disabled_and_enabled_again() {
        google.console().disableApi(PROJECT, "gmail");
        assertThat(google.records().projects().find(PROJECT).orElseThrow().enabledApis())
                .doesNotContain("gmail")
                .contains("drive");

        google.console().enableApi(PROJECT, "gmail");
        assertThat(google.records().projects().find(PROJECT).orElseThrow().enabledApis())
                .contains("gmail");
    }

    @Test
    void an_app_goes_to_testing_with_its_test_users_and_is_published() {
        google.console().putInTesting(PROJECT);
        google.console().addTestUser(PROJECT, "a@example.com");
        google.console().addTestUser(PROJECT, "b@example.com");
        google.console().removeTestUser(PROJECT, "a@example.com");

        var screen = google.records().projects().find(PROJECT).orElseThrow().consentScreen();
        assertThat(screen.publishing()).isEqualTo(Publishing.TESTING);
        assertThat(screen.testUsers()).containsExactly("b@example.com");
        google.console().publish(PROJECT);
        assertThat(google.records()
                        .projects()
                        .find(PROJECT)
                        .orElseThrow()
                        .consentScreen()
                        .publishing())
                .isEqualTo(Publishing.IN_PRODUCTION);
    }

    @Test
    void a_hundred_test_users_are_the_limit() {
        try (var fake = FakeGoogle.start()) {
            for (int i = 0; i < 100; i++) {
                fake.console().addTestUser(PROJECT, "u" + i + "@example.com");
            }

            assertThatThrownBy(() -> fake.console().addTestUser(PROJECT, "one@more"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_client_is_created_disabled_deleted_and_restored() {
        var client =
                google.console().createClient(PROJECT, ClientType.WEB, "New", List.of("https://app.example.com/cb"));

        assertThat(client.id()).matches(DemoWorld.PROJECT_NUMBER + "-[0-9a-z]{32}\\.apps\\.googleusercontent\\.com");
        assertThat(client.secret().orElseThrow()).matches("GOCSPX-FAKE-[0-9a-z]{23}");
        assertThat(google.console()
                        .createClient(PROJECT, ClientType.ANDROID, "Phone", List.of())
                        .secret())
                .isEmpty();
        google.console().disableClient(client.id());
        assertThat(status(client.id())).isEqualTo(Status.DISABLED);
        google.console().deleteClient(client.id());
        assertThat(status(client.id())).isEqualTo(Status.DELETED);
        google.console().restoreClient(client.id());
        assertThat(status(client.id())).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_deleted_client_comes_back_within_thirty_days() {
        try (var fake = FakeGoogle.start()) {
            fake.console().deleteClient(DemoWorld.WEB.id());
            fake.lab().advanceClock(PROJECT, Duration.ofDays(29));
            fake.console().restoreClient(DemoWorld.WEB.id());
            assertThat(fake.records().clients().find(DemoWorld.WEB.id()))
                    .hasValueSatisfying(client -> assertThat(client.status()).isEqualTo(Status.ACTIVE));

            fake.console().deleteClient(DemoWorld.WEB.id());
            fake.lab().advanceClock(PROJECT, Duration.ofDays(31));
            assertThatThrownBy(() -> fake.console().restoreClient(DemoWorld.WEB.id()))
                    .hasMessage("The client " + DemoWorld.WEB.id()
                            + " was deleted more than 30 days ago and cannot be restored.");
        }
    }

    @Test
    void origins_of_scripts_are_registered_by_googles_rules() {
        google.console().setJavascriptOrigins(DemoWorld.WEB.id(), List.of("https://app.example.com"));
        assertThat(google.records().clients().find(DemoWorld.WEB.id()))
                .hasValueSatisfying(
                        client -> assertThat(client.javascriptOrigins()).containsExactly("https://app.example.com"));

        assertThatThrownBy(() ->
                        google.console().setJavascriptOrigins(DemoWorld.WEB.id(), List.of("https://app.example.com/")))
                .hasMessage("Invalid Origin: URIs must not contain a path or end with \"/\".");
    }

    @Test
    void what_is_authorized_while_in_testing_ends_after_seven_days() {
        try (var fake = FakeGoogle.start()) {
            fake.console().putInTesting(PROJECT);
            fake.console().addTestUser(PROJECT, DemoWorld.ADA.email());
            fake.authorize(DemoWorld.ADA, DemoWorld.DESKTOP, List.of("email"));
            fake.authorize(DemoWorld.ADA, DemoWorld.DESKTOP, List.of("https://www.googleapis.com/auth/drive"));

            assertThat(fake.records().refreshTokens().all())
                    .extracting(token -> token.expiresAt()
                            .map(end -> Duration.between(token.issuedAt(), end).toDays()))
                    .containsExactlyInAnyOrder(Optional.of(7L), Optional.empty());
        }
    }

    @Test
    void an_app_becomes_internal_and_a_company_protects_itself() {
        try (var fake = FakeGoogle.start()) {
            var request = Visitor.request(DemoWorld.WEB, "http://localhost:8080/", "login_hint", DemoWorld.ADA.email());
            fake.console().changeScreen(PROJECT, screen -> screen.withInternalTo(Optional.of("example.org")));
            assertThat(new Visitor(fake.url()).open(request).text("error-code")).isEqualTo("Error 403: org_internal");

            fake.console().changeScreen(PROJECT, screen -> screen.withInternalTo(Optional.empty()));
            fake.adminConsole().protect(new AccessPolicy("ada@example.com", AccessPolicy.Kind.ADMINISTRATOR, Set.of()));
            assertThat(new Visitor(fake.url()).open(request).text("error-code"))
                    .isEqualTo("Error 400: admin_policy_enforced");

            fake.adminConsole().endProtection("ada@example.com");
            assertThat(new Visitor(fake.url()).open(request).has("allow")).isTrue();
        }
    }

    @Test
    void a_delegation_begins_and_ends() {
        String key = Records.delegationKey("999", "example.org");

        google.console().delegate("999", "example.org", Set.of("scope"));
        assertThat(google.records().delegations().find(key)).isPresent();
        google.console().endDelegation("999", "example.org");
        assertThat(google.records().delegations().find(key)).isEmpty();
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        assertThatThrownBy(() -> google.console().publish("nowhere")).hasMessage("There is no project nowhere.");
        assertThatThrownBy(() -> google.console().deleteClient("nobody")).hasMessage("There is no client nobody.");
    }

    @Test
    void a_redirect_uri_that_the_console_refuses_creates_no_client() {
        var refused = List.of("http://app.example.com/callback");

        assertThatThrownBy(() -> google.console().createClient(PROJECT, ClientType.WEB, "Bad", refused))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid Redirect: ");
        assertThat(google.records().clients().all())
                .noneMatch(client -> client.name().equals("Bad"));
    }

    private Status status(String clientId) {
        return google.records().clients().find(clientId).orElseThrow().status();
    }
}
