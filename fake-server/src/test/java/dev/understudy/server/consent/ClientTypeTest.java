package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Status;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the apps of phones, of Chrome and of Windows may be answered. */
class ClientTypeTest {

    private static final String ID = DemoWorld.PROJECT_NUMBER + "-app.apps.googleusercontent.com";
    private static final String OWN_SCHEME = "com.googleusercontent.apps." + DemoWorld.PROJECT_NUMBER + "-app";
    private final RedirectRules rules = new RedirectRules(Profile.GOOGLE);

    @ParameterizedTest
    @EnumSource(
            value = ClientType.class,
            names = {"ANDROID", "IOS", "CHROME"})
    void loopback_is_blocked_for_phones_and_chrome(ClientType type) {
        assertThatThrownBy(() -> rules.delivery(client(type), "http://127.0.0.1:5000/", Params.NONE))
                .hasMessage("invalid_request: The loopback flow has been blocked in order to keep users secure. Follow"
                        + " the Loopback IP Address flow migration guide linked in the developer docs below to migrate"
                        + " your app to an alternative method.");
    }

    @ParameterizedTest
    @CsvSource({"STRICT", "GOOGLE_2012"})
    void loopback_was_and_by_the_rfc_is_good_for_phones(Profile profile) {
        var delivery = new RedirectRules(profile)
                .delivery(client(ClientType.IOS, "http://127.0.0.1/"), "http://127.0.0.1:5000/", Params.NONE);

        assertThat(delivery).isInstanceOf(Redirect.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientType.class,
            names = {"IOS", "UWP", "DESKTOP"})
    void the_client_id_turned_round_is_a_scheme_of_ones_own(ClientType type) {
        var delivery = rules.delivery(client(type), OWN_SCHEME + ":/oauth2redirect", Params.NONE);

        assertThat(delivery.deliver(Answer.empty().with("code", "1"), client(type))
                        .headers()
                        .find("Location"))
                .contains(OWN_SCHEME + ":/oauth2redirect?code=1");
        assertThat(delivery.formTarget()).isEqualTo(OWN_SCHEME + ":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.googleusercontent.apps.somebody-else:/oauth2redirect",
                "com.example.app:/oauth2redirect",
                "com.googleusercontent.apps.999000000001-app://oauth2redirect",
                "myapp:/oauth2redirect",
                "https://example.com/cb"
            })
    void no_other_scheme_is(String uri) {
        assertThatThrownBy(() -> rules.delivery(client(ClientType.IOS), uri, Params.NONE))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void android_must_enable_custom_schemes() {
        String uri = "com.example.app:/oauth2redirect";

        assertThatThrownBy(() -> rules.delivery(client(ClientType.ANDROID), uri, Params.NONE))
                .hasMessage("invalid_request: Custom URI scheme is not enabled for your Android client");
        assertThat(rules.delivery(client(ClientType.ANDROID, uri), uri, Params.NONE)
                        .redirectUri())
                .isEqualTo(uri);
    }

    @Test
    void chrome_has_no_custom_schemes() {
        assertThatThrownBy(() -> rules.delivery(client(ClientType.CHROME), OWN_SCHEME + ":/cb", Params.NONE))
                .hasMessage("invalid_request: Custom URI scheme is not supported on Chrome apps");
    }

    @Test
    void a_private_address_needs_a_device() {
        String uri = "http://192.168.1.10:3000/auth/google/callback";
        var web = client(ClientType.WEB, uri);

        assertThatThrownBy(() -> rules.delivery(web, uri, Params.of("device_id", "1")))
                .hasMessage("invalid_request: device_id and device_name are required for private IP: " + uri);
        assertThat(rules.delivery(web, uri, Params.of("device_id", "1", "device_name", "x"))
                        .redirectUri())
                .isEqualTo(uri);
    }

    @Test
    void a_tv_has_nowhere_to_be_answered() {
        assertThatThrownBy(() -> rules.delivery(DemoWorld.TV, "http://localhost/", Params.NONE))
                .isInstanceOf(Refusal.class);
    }

    private static OAuthClient client(ClientType type, String... redirectUris) {
        return new OAuthClient(
                ID,
                Optional.empty(),
                type,
                DemoWorld.PROJECT,
                "app",
                List.of(redirectUris),
                Optional.empty(),
                Status.ACTIVE);
    }
}
