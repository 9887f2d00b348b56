package dev.understudy.server.device;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Worlds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may use an app on a device: the rules of the authorization endpoint. */
class DeviceAdmissionTest extends DeviceFixture {

    @Test
    void who_is_outside_the_organization_is_refused_on_googles_page_and_the_device_is_told() {
        Worlds.put(world.records(), Worlds.internal(DemoWorld.DOMAIN));
        var codes = codes();

        var page = consent(codes);

        assertThat(page.url().getPath()).isEqualTo("/signin/oauth/error/v2");
        assertThat(page.text("error-code")).isEqualTo("Error 403: org_internal");
        assertThat(page.text("request-details")).contains("flowName=DeviceOAuth");
        assertThat(poll(codes).statusCode()).isEqualTo(403);
        assertThat(refusal(codes, "org_internal")).isEqualTo("Forbidden");
    }

    @Test
    void an_administrator_keeps_devices_away_too() {
        var policy = new AccessPolicy(DemoWorld.DOMAIN, AccessPolicy.Kind.ADMINISTRATOR, Set.of());
        world.records().accessPolicies().put(DemoWorld.DOMAIN, policy);
        var codes = codes("https://www.googleapis.com/auth/drive.file");

        var page = enter(codes.path("user_code").asText()).choose(DemoWorld.GRACE.email());

        assertThat(page.text("error-code")).isEqualTo("Error 400: admin_policy_enforced");
        assertThat(poll(codes).statusCode()).isEqualTo(400);
        assertThat(refusal(codes, "admin_policy_enforced")).isEqualTo("Bad Request");
    }

    @Test
    void who_is_no_test_user_may_try_with_another_account() {
        Worlds.put(world.records(), Worlds.testing(ADA));
        var codes = codes();
        var chooser = enter(codes.path("user_code").asText());

        assertThat(chooser.choose(DemoWorld.GRACE.email()).text("error-code")).isEqualTo("Error 403: access_denied");

        assertThat(refusal(codes, "authorization_pending")).isEqualTo("Precondition Required");
        assertThat(chooser.choose(ADA).press("allow").title()).isEqualTo("Success!");
    }

    @Test
    void an_unverified_app_has_its_cap_at_devices_too() {
        Worlds.put(world.records(), Worlds.UNVERIFIED.withUserCap(1));
        String youtube = "https://www.googleapis.com/auth/youtube";
        world.google().authorize(DemoWorld.GRACE, DemoWorld.TV, List.of(youtube));

        assertThat(consent(codes(youtube)).text("error-description"))
                .startsWith("This app tried to access sensitive info in your Google Account.");
    }

    @Test
    void an_unverified_app_is_warned_of_at_devices_too() {
        Worlds.put(world.records(), Worlds.UNVERIFIED);
        var codes = codes("https://www.googleapis.com/auth/youtube");

        var warning = consent(codes);
        assertThat(warning.title()).isEqualTo("Google hasn't verified this app");
        var jumped = visitor.open("/o/oauth2/device/consent?" + warning.url().getRawQuery());
        assertThat(jumped.title()).isEqualTo("Google hasn't verified this app");

        assertThat(warning.press("continue").press("allow").title()).isEqualTo("Success!");
        assertThat(json(poll(codes)).has("refresh_token")).isTrue();
    }

    @Test
    void back_to_safety_denies_the_device() {
        Worlds.put(world.records(), Worlds.UNVERIFIED);
        var codes = codes("https://www.googleapis.com/auth/youtube");

        assertThat(consent(codes).press("back").title()).isEqualTo("Access denied");

        assertThat(refusal(codes, "access_denied")).isEqualTo("Forbidden");
    }

    @Test
    void a_client_deleted_while_the_user_types_is_refused() {
        var codes = codes();
        world.google().console().deleteClient(DemoWorld.TV.id());

        assertThat(consent(codes).text("error-code")).isEqualTo("Error 401: deleted_client");
    }
}
