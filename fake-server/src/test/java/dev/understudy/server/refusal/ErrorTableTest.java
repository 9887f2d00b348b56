package dev.understudy.server.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that Google shows on its own page: the URL that leads there, and what the page says. */
class ErrorTableTest {

    private static final String WEB = "http://localhost:8080/";
    private static final String GRACE = DemoWorld.GRACE.email();
    private static final String OAUTH = "https://developers.google.com/identity/protocols/oauth2/";
    private static final String POLICY =
            "You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
                    + "If you're the app developer, register the %s in the Google Cloud Console.";
    private static final String MOVED = "The %s flow has been blocked in order to keep users secure. Follow the %s flow"
            + " migration guide linked in the developer docs below to migrate your app to an alternative method.";
    private static final String TESTING =
            "Understudy Demo has not completed the Google verification process. The app is currently being tested, and"
                    + " can only be accessed by developer-approved testers. If you think you should have access, contact"
                    + " the developer.";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    private static final Set<ClientType> PHONES = Set.of(ClientType.ANDROID, ClientType.IOS, ClientType.CHROME);

    static Stream<ErrorRow> rows() {
        return Stream.of(requests(), redirects(), flows(), scopes(), people()).flatMap(rows -> rows);
    }

    /** Rows of what is missing, unknown or not allowed. */
    private static Stream<ErrorRow> requests() {
        return Stream.of(
                ErrorRow.of(401, "invalid_client", with("client_id", "nobody"), "The OAuth client was not found."),
                ErrorRow.of(400, "invalid_request", with("client_id", ""), "Missing required parameter: client_id"),
                ErrorRow.of(
                        400, "invalid_request", with("redirect_uri", ""), "Missing required parameter: redirect_uri"),
                ErrorRow.of(400, "invalid_request", with("scope", ""), "Missing required parameter: scope"),
                ErrorRow.of(
                        400,
                        "invalid_request",
                        with("response_type", ""),
                        "Required parameter is missing: response_type"),
                ErrorRow.of(400, "invalid_request", with("response_type", "foo"), "Invalid response_type: foo"),
                ErrorRow.of(
                        400,
                        "invalid_request",
                        with("code_challenge_method", "S512"),
                        "Invalid code_challenge_method: S512"),
                ErrorRow.of(400, "invalid_request", with("username", "ada"), notAllowed("username")),
                ErrorRow.of(400, "invalid_request", with("action", "x"), notAllowed("action")),
                ErrorRow.of(
                        400,
                        "invalid_request",
                        with("response_type", "token").with("code_challenge_method", "S256"),
                        notAllowed("code_challenge_method")),
                ErrorRow.of(401, "deleted_client", with(), "The OAuth client was deleted.")
                        .in(google -> google.console().deleteClient(DemoWorld.WEB.id())),
                ErrorRow.of(401, "disabled_client", with(), "The OAuth client was disabled.")
                        .in(google -> google.console().disableClient(DemoWorld.WEB.id())));
    }

    /** Rows of redirect URIs that are wrong by themselves or not registered. */
    private static Stream<ErrorRow> redirects() {
        return Stream.of(
                redirect("Missing scheme", "foo"),
                redirect("Raw IP addresses not allowed", "http://0.0.0.0:8080/google/callback"),
                redirect("Fragment not allowed", "http://localhost:8080/#/auth"),
                redirect("Non-public domains not allowed", "http://intranet/cb"),
                ErrorRow.of(
                                400,
                                "invalid_request",
                                with("redirect_uri", "http://192.168.1.10:3000/auth/google/callback"),
                                "device_id and device_name are required for private IP:"
                                        + " http://192.168.1.10:3000/auth/google/callback")
                        .repeating("redirect_uri=http://192.168.1.10:3000/auth/google/callback"),
                mismatch("http://localhost:58903/"),
                mismatch("https://localhost:8080/"),
                mismatch("http://127.0.0.1:8080/"),
                mismatch("http://LOCALHOST:8080/"),
                mismatch("http://ada@localhost:8080/"),
                mismatch("http://localhost:8080/oauth2callback/"),
                ErrorRow.of(
                                400,
                                "redirect_uri_mismatch",
                                with("redirect_uri", "storagerelay://https/evil.example?id=auth1"),
                                POLICY.formatted("JavaScript origin"))
                        .repeating("origin=https://evil.example")
                        .documented(OAUTH + "javascript-implicit-flow#authorization-errors-origin-mismatch"));
    }

    /** Rows of what Google took away from some types of clients. */
    private static Stream<ErrorRow> flows() {
        String oob = "urn:ietf:wg:oauth:2.0:oob";
        String own = "com.example.app:/oauth2redirect";
        return Stream.of(
                ErrorRow.of(
                                400,
                                "invalid_request",
                                Visitor.request(DemoWorld.DESKTOP_TODAY, oob),
                                MOVED.formatted("out-of-band (OOB)", "Out-of-Band (OOB)"))
                        .repeating("redirect_uri=" + oob)
                        .documented(OAUTH + "resources/oob-migration"),
                phone(ClientType.ANDROID, "http://127.0.0.1:5000/", MOVED.formatted("loopback", "Loopback IP Address"))
                        .documented(OAUTH + "resources/loopback-migration"),
                phone(ClientType.IOS, "http://127.0.0.1:5000/", MOVED.formatted("loopback", "Loopback IP Address"))
                        .documented(OAUTH + "resources/loopback-migration"),
                phone(ClientType.CHROME, "http://127.0.0.1:5000/", MOVED.formatted("loopback", "Loopback IP Address"))
                        .documented(OAUTH + "resources/loopback-migration"),
                phone(ClientType.CHROME, own, "Custom URI scheme is not supported on Chrome apps"),
                phone(ClientType.ANDROID, own, "Custom URI scheme is not enabled for your Android client"));
    }

    /** Rows of scopes. */
    private static Stream<ErrorRow> scopes() {
        String devices = "https://www.googleapis.com/auth/cloud-identity.devices";
        String email = "https://www.googleapis.com/auth/userinfo.email";
        String profile = "https://www.googleapis.com/auth/userinfo.profile";
        return Stream.of(
                invalidScope("foo", "{invalid=[foo]}"),
                invalidScope(
                        "email profile user.birthday.read",
                        "{valid=[" + email + ", " + profile + "], invalid=[user.birthday.read]}"),
                invalidScope("email,profile", "{invalid=[email,profile]}"),
                invalidScope(DRIVE + "/", "{invalid=[" + DRIVE + "/]}"),
                ErrorRow.of(
                        400,
                        "invalid_scope",
                        with("scope", devices).with("login_hint", DemoWorld.ADA.email()),
                        "Some requested scopes cannot be shown: [" + devices + "]"));
    }

    /** Rows of who may not use the app. */
    private static Stream<ErrorRow> people() {
        var grace = with("login_hint", GRACE);
        String details = "response_type=code redirect_uri=" + WEB;
        return Stream.of(
                ErrorRow.of(
                                403,
                                "access_denied",
                                grace.with("access_type", "offline").with("prompt", "consent"),
                                TESTING)
                        .headed("Access blocked: Understudy Demo has not completed the Google verification process")
                        .repeating("access_type=offline scope=" + DRIVE + " " + details + " prompt=consent client_id="
                                + DemoWorld.WEB.id())
                        .in(google -> Worlds.put(google.records(), Worlds.testing(DemoWorld.ADA.email()))),
                ErrorRow.of(
                                403,
                                "org_internal",
                                with("login_hint", DemoWorld.ADA.email()),
                                "This client is restricted to users within its organization.")
                        .headed("Authorization Error")
                        .repeating("login_hint=" + DemoWorld.ADA.email() + " " + details + " client_id="
                                + DemoWorld.WEB.id() + " scope=" + DRIVE)
                        .in(google -> Worlds.put(google.records(), Worlds.internal(DemoWorld.DOMAIN))),
                ErrorRow.of(
                                400,
                                "admin_policy_enforced",
                                grace,
                                "Access to your account data is restricted by policies within your organization. Please"
                                        + " contact the administrator of your organization for more information.")
                        .headed("Authorization Error")
                        .in(google -> forbid(google, AccessPolicy.Kind.ADMINISTRATOR)),
                ErrorRow.of(
                                400,
                                "policy_enforced",
                                grace,
                                "Advanced Protection keeps your Google Account safe by not allowing this app to access"
                                        + " sensitive data.")
                        .headed("Access blocked: Understudy Demo is not approved by Advanced Protection")
                        .in(google -> forbid(google, AccessPolicy.Kind.ADVANCED_PROTECTION)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_error_is_told_as_google_tells_it(ErrorRow row) {
        try (var google = FakeGoogle.start()) {
            row.world().accept(google);
            PHONES.forEach(type -> Worlds.add(google.records(), type));

            var page = new Visitor(google.url()).open(row.request());

            var url = Params.parse(page.url().getRawQuery());
            var error = AuthError.decode(url.require("authError")).orElseThrow();
            assertThat(page.url().getPath()).isEqualTo("/signin/oauth/error/v2");
            assertThat(url.require("flowName")).isEqualTo("GeneralOAuthFlow");
            assertThat(url.find("client_id")).isEqualTo(row.request().find("client_id"));
            assertThat(error.code()).isEqualTo(row.code());
            assertThat(error.status()).isEqualTo(row.status());
            assertThat(error.description().strip()).isEqualTo(row.description());
            assertThat(error.documentation().orElse("")).isEqualTo(row.documentation());
            assertThat(details(error)).isEqualTo(row.details());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text("error-heading")).isEqualTo(row.heading());
            assertThat(page.text("error-code")).isEqualTo("Error " + row.status() + ": " + row.code());
            assertThat(page.text("error-explanation")).isEqualTo(row.explanation());
            assertThat(page.text("error-description")).isEqualTo(row.description());
            assertThat(page.has("error-documentation"))
                    .isEqualTo(!row.documentation().isEmpty());
            assertThat(google.records().codes().all()).isEmpty();
            assertThat(google.lab().exchanges(exchange -> exchange.fact("why").isPresent()))
                    .isNotEmpty();
        }
    }

    private static String details(AuthError error) {
        return String.join(
                " ",
                error.details().entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .toList());
    }

    private static Params with(String... namesAndValues) {
        return Visitor.request(DemoWorld.WEB, WEB, namesAndValues);
    }

    private static String notAllowed(String name) {
        return "Parameter not allowed for this message type: " + name;
    }

    private static ErrorRow redirect(String problem, String uri) {
        return ErrorRow.of(
                        400,
                        "invalid_request",
                        with("redirect_uri", uri),
                        "Invalid parameter value for redirect_uri: " + problem + ": " + uri)
                .repeating("redirect_uri=" + uri);
    }

    private static ErrorRow mismatch(String uri) {
        var row = ErrorRow.of(400, "redirect_uri_mismatch", with("redirect_uri", uri), POLICY.formatted("redirect URI"))
                .repeating("redirect_uri=" + uri);
        return row.documented(OAUTH + "web-server#authorization-errors-redirect-uri-mismatch");
    }

    private static ErrorRow phone(ClientType type, String uri, String words) {
        try (var google = FakeGoogle.start()) {
            OAuthClient client = Worlds.add(google.records(), type);
            return ErrorRow.of(400, "invalid_request", Visitor.request(client, uri), words)
                    .repeating("redirect_uri=" + uri);
        }
    }

    private static ErrorRow invalidScope(String scope, String lists) {
        return ErrorRow.of(400, "invalid_scope", with("scope", scope), "Some requested scopes were invalid. " + lists);
    }

    private static void forbid(FakeGoogle google, AccessPolicy.Kind kind) {
        google.records().accessPolicies().put(GRACE, new AccessPolicy(GRACE, kind, Set.of()));
    }
}
