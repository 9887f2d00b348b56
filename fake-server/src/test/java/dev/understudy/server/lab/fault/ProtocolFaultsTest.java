package dev.understudy.server.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.api.ApiErrorFault;
import dev.understudy.server.consent.AuthorizationErrorFault;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in the words of OAuth and of Google. */
class ProtocolFaultsTest {

    private static final String CALENDAR = "https://www.googleapis.com/auth/calendar.readonly";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @ParameterizedTest
    @CsvSource({
        "malformed-auth-code,400,invalid_grant,Malformed auth code.",
        "token-expired-or-revoked,400,invalid_grant,Token has been expired or revoked.",
        "client-not-found,401,invalid_client,The OAuth client was not found.",
        "wrong-client-secret,401,invalid_client,Unauthorized",
        "slow-down,403,slow_down,Forbidden",
        "rate-limit-exceeded,429,rate_limit_exceeded,Rate Limit Exceeded",
        "org_internal,403,org_internal,Bad Request",
    })
    void google_error(String name, int status, String error, String description) {
        fail("token", new GoogleError(name));

        var answer = world.post("/token", world.exchange(world.code()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(TokenWorld.json(answer).path("error").asText()).isEqualTo(error);
        assertThat(TokenWorld.json(answer).path("error_description").asText()).isEqualTo(description);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "reauthentication-required,invalid_rapt",
        "reauthentication-missing,rapt_required",
        "invalid_rapt,invalid_rapt",
        "rapt_required,rapt_required",
    })
    void google_error_of_a_session_that_is_over_has_its_subtype(String name, String subtype) {
        fail("token", new GoogleError(name));

        var answer = world.post("/token", world.exchange(world.code()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("""
            {
              "error": "invalid_grant",
              "error_description": "reauth related error (%1$s)",
              "error_subtype": "%1$s",
              "error_uri": "https://support.google.com/a/answer/9368756"
            }\
            """.formatted(subtype));
    }

    static Stream<String> everyError() {
        return Stream.of(OAuthError.values()).map(OAuthError::code);
    }

    @ParameterizedTest
    @MethodSource("everyError")
    void google_error_knows_every_value_that_the_server_has(String code) {
        assertThat(GoogleError.names()).contains(code);
    }

    @Test
    void google_error_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> new GoogleError("teapot")).hasMessageContaining("\"teapot\"", "slow-down");
    }

    @Test
    void api_error_in_the_shape_of_the_apis() {
        fail("drive.*", new ApiErrorFault("userRateLimitExceeded", 5));
        var token = world.redeem(world.code()).path("access_token").asText();

        var answer = world.get("/drive/v3/files", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        var error = TokenWorld.json(answer).path("error");
        assertThat(error.path("errors").path(0).path("reason").asText()).isEqualTo("userRateLimitExceeded");
        assertThat(error.path("errors").path(0).path("domain").asText()).isEqualTo("usageLimits");
        assertThat(error.path("status").asText()).isEqualTo("PERMISSION_DENIED");
    }

    /** Those that administrators' tools have met in ten years, and those that they try again after. */
    @Test
    void api_error_knows_every_reason_that_is_known() {
        assertThat(ApiErrorFault.reasons())
                .contains(("authError backendError badRequest conditionNotMet domainPolicy dailyLimitExceeded"
                                + " downloadQuotaExceeded duplicate forbidden insufficientFilePermissions internalError"
                                + " invalid invalidArgument invalidQuery invalidSharingRequest limitExceeded"
                                + " loginRequired notFound permissionDenied quotaExceeded rateLimitExceeded required"
                                + " resourceExhausted serviceNotAvailable sharingRateLimitExceeded"
                                + " storageQuotaExceeded systemError transientError userRateLimitExceeded badGateway"
                                + " gatewayTimeout")
                        .split(" "));
    }

    @Test
    void api_error_has_the_status_of_its_reason() {
        var token = world.redeem(world.code()).path("access_token").asText();
        Map.of(
                        "conditionNotMet", "412 FAILED_PRECONDITION",
                        "duplicate", "409 ALREADY_EXISTS",
                        "badGateway", "502 UNAVAILABLE",
                        "gatewayTimeout", "504 DEADLINE_EXCEEDED",
                        "sharingRateLimitExceeded", "403 PERMISSION_DENIED")
                .forEach((reason, status) -> {
                    fail("drive.*", new ApiErrorFault(reason, 0));

                    var answer = world.get("/drive/v3/files", "Authorization", "Bearer " + token);

                    var error = TokenWorld.json(answer).path("error");
                    assertThat(answer.statusCode() + " " + error.path("status").asText())
                            .isEqualTo(status);
                    assertThat(error.path("errors").path(0).path("reason").asText())
                            .isEqualTo(reason);
                });
    }

    @ParameterizedTest
    @MethodSource("errorsOnPages")
    void authorization_error_on_googles_page(String error) {
        fail("authorize", new AuthorizationErrorFault(error));
        var asked = Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT);

        assertThat(new Visitor(world.google().url()).open(asked).text("error-code"))
                .startsWith("Error 4")
                .endsWith(": " + error);
        assertThat(world.code()).isNotEmpty();
    }

    static List<String> errorsOnPages() {
        return AuthorizationErrorFault.errors();
    }

    @Test
    void authorization_error_in_strict_has_its_own_status() {
        var strict = Settings.EMBEDDED.withProfile(Profile.STRICT);
        try (var google = FakeGoogle.start(DemoWorld.scenario(), strict)) {
            google.lab()
                    .fail(FaultRule.once(DemoWorld.PROJECT, "authorize", new AuthorizationErrorFault("org_internal")));

            assertThat(new Visitor(google.url())
                            .first(Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void authorization_error_without_a_page_is_refused_with_those_that_have_one() {
        assertThatThrownBy(() -> new AuthorizationErrorFault("teapot"))
                .hasMessageContaining("\"teapot\"; there are access_denied, admin_policy_enforced");
    }

    @Test
    void clock_skew_lets_an_assertion_come_from_the_past() throws Exception {
        var robot = new Robot(world.google());
        fail("token", new ClockSkew(Duration.ofHours(2)));
        var form = Params.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                robot.sign(robot.claims(Instant.now())));

        var skewed = world.post("/token", form);

        assertThat(skewed.statusCode()).isEqualTo(400);
        assertThat(skewed.body()).contains("Token must be a short-lived token");
        assertThat(world.post("/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void revoked_grant_ends_the_refresh_token() {
        String refreshToken = world.redeem(world.code()).path("refresh_token").asText();
        fail("token", new RevokedGrant());

        for (int attempt = 1; attempt <= 2; attempt++) {
            var answer = world.post("/token", world.refresh(refreshToken));

            assertThat(TokenWorld.json(answer).path("error_description").asText())
                    .isEqualTo("Token has been expired or revoked.");
        }
        assertThat(world.why()).isEqualTo("The lab revoked the grant, as the user might have.");
    }

    @Test
    void revoked_grant_closes_the_apis() {
        String token = world.redeem(world.code()).path("access_token").asText();
        fail("drive.files.list", new RevokedGrant());

        assertThat(world.get("/drive/v3/files", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void forgotten_refresh_token() {
        String refreshToken = world.redeem(world.code()).path("refresh_token").asText();
        fail("token", new ForgottenRefreshToken());
        // A code is not what it acts on.
        assertThat(world.redeem(world.code()).path("access_token").asText()).startsWith("ya29.");

        var answer = world.post("/token", world.refresh(refreshToken));

        assertThat(TokenWorld.json(answer).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(TokenWorld.json(answer).path("error_description").asText()).isEqualTo("Bad Request");
    }

    @Test
    void missing_refresh_token() {
        fail("token", new MissingRefreshToken());

        var given = world.redeem(world.code());

        assertThat(given.has("access_token")).isTrue();
        assertThat(given.has("refresh_token")).isFalse();
    }

    @Test
    void user_denies_though_the_other_button_was_pressed() {
        fail("authorize.consent", new UserDenies());

        var answer = visitor().allow(request(), TokenWorld.ADA.email()).answer();

        assertThat(answer.require("error")).isEqualTo("access_denied");
        assertThat(answer.require("state")).isEqualTo("s1");
    }

    @Test
    void narrowed_consent_leaves_out_one_box() {
        fail("authorize.consent", new NarrowedConsent(CALENDAR));

        var answer = visitor().allow(request(), TokenWorld.ADA.email()).answer();

        assertThat(answer.require("code")).startsWith("4/");
        assertThat(answer.require("scope")).contains("drive.readonly").doesNotContain("calendar");
    }

    private static Params request() {
        return Visitor.request(
                TokenWorld.WEB,
                TokenWorld.REDIRECT,
                "state",
                "s1",
                "scope",
                "https://www.googleapis.com/auth/drive.readonly " + CALENDAR);
    }

    private Visitor visitor() {
        return new Visitor(world.google().url());
    }

    private void fail(String endpoint, Fault fault) {
        world.google().lab().fail(FaultRule.once(DemoWorld.PROJECT, endpoint, fault));
    }
}
