package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AccountState;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Quota;
import dev.understudy.server.model.Status;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a refresh token when the account, its organization or the project's standing changes. */
class TokenStandingTest {

    private static final String GRACE = DemoWorld.GRACE.email();
    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";
    private static final String KEY_FILE = Robot.keyFile();

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    /** What happened since the consent, and Google's answer. */
    private record Row(String name, Consumer<TokenWorld> event, int status, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(
                        "deleted account",
                        world -> world.google().adminConsole().deleteAccount(GRACE),
                        400,
                        "invalid_grant",
                        "Account has been deleted"),
                row(
                        "restricted account",
                        world -> world.google().adminConsole().setState(GRACE, AccountState.RESTRICTED),
                        400,
                        "access_denied",
                        "Account restricted"),
                row(
                        "forbidden account",
                        world -> world.google().adminConsole().setState(GRACE, AccountState.FORBIDDEN),
                        400,
                        "invalid_account",
                        "Forbidden"),
                row(
                        "app made internal elsewhere",
                        world -> Worlds.put(world.records(), Worlds.internal("example.net")),
                        403,
                        "org_internal",
                        "This client is restricted to users within its organization."),
                row(
                        "app blocked in Google's words",
                        world -> block(world, Optional.empty()),
                        400,
                        "admin_policy_enforced",
                        "Access to your account data is restricted by policies within your organization. Please contact"
                                + " the administrator of your organization for more information."),
                row(
                        "app blocked in the administrator's words",
                        world -> block(world, Optional.of("You don't need it.")),
                        400,
                        "admin_policy_enforced",
                        "You don&amp;#39;t need it."),
                row(
                        "too many requests",
                        world -> world.records()
                                .projects()
                                .update(
                                        DemoWorld.PROJECT,
                                        project -> project.withQuotas(Map.of("token", Quota.together(0)))),
                        429,
                        "rate_limit_exceeded",
                        "Rate Limit Exceeded"),
                new Row(
                        "session over",
                        world -> {
                            world.google().adminConsole().requireSignIn(DemoWorld.DOMAIN, Duration.ofHours(16));
                            world.advance(Duration.ofHours(16));
                        },
                        400,
                        """
                        {
                          "error": "invalid_grant",
                          "error_description": "reauth related error (invalid_rapt)",
                          "error_subtype": "invalid_rapt",
                          "error_uri": "https://support.google.com/a/answer/9368756"
                        }\
                        """));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_refresh_hears_of_it_in_googles_words(Row row) {
        String token = world.google().authorize(DemoWorld.GRACE, DemoWorld.WEB, List.of(CLOUD));
        assertThat(world.post("/token", world.refresh(token)).statusCode()).isEqualTo(200);

        row.event().accept(world);

        var reply = world.post("/token", world.refresh(token));
        assertThat(reply.body()).isEqualTo(row.body());
        assertThat(reply.statusCode()).isEqualTo(row.status());
        assertThat(reply.headers().firstValue("Cache-Control"))
                .hasValue("no-cache, no-store, max-age=0, must-revalidate");
        assertThat(world.why()).isNotEmpty();
    }

    @Test
    void a_new_consent_begins_a_new_session() {
        world.google().adminConsole().requireSignIn(DemoWorld.DOMAIN, Duration.ofHours(16));
        world.google().authorize(DemoWorld.GRACE, DemoWorld.WEB, List.of(CLOUD));
        world.advance(Duration.ofHours(17));

        String renewed = world.google().authorize(DemoWorld.GRACE, DemoWorld.WEB, List.of(CLOUD));

        assertThat(world.post("/token", world.refresh(renewed)).statusCode()).isEqualTo(200);
    }

    @Test
    void session_control_leaves_other_scopes_and_other_domains_alone() {
        world.google().adminConsole().requireSignIn(DemoWorld.DOMAIN, Duration.ofHours(1));
        String drive = world.google()
                .authorize(DemoWorld.GRACE, DemoWorld.WEB, List.of("https://www.googleapis.com/auth/drive.readonly"));
        String consumer = world.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of(CLOUD));
        world.advance(Duration.ofHours(2));

        assertThat(world.post("/token", world.refresh(drive)).statusCode()).isEqualTo(200);
        assertThat(world.post("/token", world.refresh(consumer)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_blocked_app_still_learns_who_the_user_is() {
        String identity = world.google().authorize(DemoWorld.GRACE, DemoWorld.WEB, List.of("openid", "email"));
        block(world, Optional.empty());

        assertThat(world.post("/token", world.refresh(identity)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_minute_later_the_project_may_ask_again() {
        String token = world.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email"));
        world.records()
                .projects()
                .update(DemoWorld.PROJECT, project -> project.withQuotas(Map.of("token", Quota.together(1))));
        world.post("/token", world.refresh(token));
        assertThat(world.post("/token", world.refresh(token)).statusCode()).isEqualTo(429);

        world.advance(Duration.ofMinutes(1));

        assertThat(world.post("/token", world.refresh(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void device_codes_have_a_cap_and_an_error_of_their_own() {
        world.records()
                .projects()
                .update(DemoWorld.PROJECT, project -> project.withQuotas(Map.of("device", Quota.together(0))));

        var reply = world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email"));

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\n  \"error_code\": \"rate_limit_exceeded\"\n}");
    }

    @Test
    void a_service_account_hears_of_its_own_end_and_of_its_users() throws Exception {
        var robot = Robot.with(KEY_FILE, world.google());
        var admin = world.google().adminConsole();

        admin.setState(GRACE, AccountState.RESTRICTED);
        assertThat(asRobot(robot, GRACE)).isEqualTo("access_denied: Account restricted");
        admin.setState(GRACE, AccountState.ACTIVE);
        block(world, Optional.empty());
        assertThat(asRobot(robot, GRACE)).startsWith("admin_policy_enforced: ");
        admin.setStatus(DemoWorld.ROBOT.email(), Status.DISABLED);
        assertThat(asRobot(robot, "")).isEqualTo("disabled_client: The OAuth client was disabled.");
        admin.setStatus(DemoWorld.ROBOT.email(), Status.DELETED);
        assertThat(asRobot(robot, "")).isEqualTo("deleted_client: The OAuth client was deleted.");
    }

    private String asRobot(Robot robot, String user) {
        var claims = robot.claims(Instant.now());
        if (!user.isEmpty()) {
            claims.put("sub", user);
        }
        var answer = json(world.post(
                "/token",
                Params.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", robot.sign(claims))));
        return answer.path("error").asText() + ": "
                + answer.path("error_description").asText();
    }

    private static void block(TokenWorld world, Optional<String> message) {
        world.google()
                .adminConsole()
                .protect(new AccessPolicy(DemoWorld.DOMAIN, AccessPolicy.Kind.ADMINISTRATOR, Set.of(), message));
    }

    private static Row row(String name, Consumer<TokenWorld> event, int status, String error, String words) {
        return new Row(
                name,
                event,
                status,
                "{\n  \"error\": \"%s\",\n  \"error_description\": \"%s\"\n}".formatted(error, words));
    }
}
