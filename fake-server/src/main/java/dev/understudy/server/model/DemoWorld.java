package dev.understudy.server.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The world that a fake starts with unless told otherwise. Its ids and secrets are the same at every start, so that an
 * app is configured once; every secret is marked {@code FAKE}.
 */
public final class DemoWorld {

    /** The project id, as in Google's guide for server-to-server applications. */
    public static final String PROJECT = "example-123";

    /** The project number: 999… is kept for fakes. */
    public static final String PROJECT_NUMBER = "999000000001";

    /** The Workspace domain. */
    public static final String DOMAIN = "example.org";

    /** Ada has a consumer account and is whom the lessons follow. */
    public static final User ADA = user(1, "ada@example.com", "Ada", "Lovelace", Optional.empty());

    /** Mallory has a consumer account too, and no good intentions. */
    public static final User MALLORY = user(2, "mallory@example.com", "Mallory", "Malice", Optional.empty());

    /** Grace belongs to the Workspace domain. */
    public static final User GRACE = user(3, "grace@" + DOMAIN, "Grace", "Hopper", Optional.of(DOMAIN));

    /** Alan belongs to the Workspace domain. */
    public static final User ALAN = user(4, "alan@" + DOMAIN, "Alan", "Turing", Optional.of(DOMAIN));

    /** A Desktop client from before 2022: the out-of-band flow works for it as the founding documents say. */
    public static final OAuthClient DESKTOP = client(
            "desktop",
            ClientType.DESKTOP,
            "Demo desktop app",
            List.of("urn:ietf:wg:oauth:2.0:oob", "http://localhost"),
            Optional.of(OobMode.ALLOWED));

    /** A Desktop client of today: the out-of-band flow meets Google's block. */
    public static final OAuthClient DESKTOP_TODAY = client(
            "desktoptoday",
            ClientType.DESKTOP,
            "Demo desktop app, registered today",
            List.of("http://localhost"),
            Optional.empty());

    /** A Web client with the redirect URIs that examples and frameworks use. */
    public static final OAuthClient WEB = client(
                    "web",
                    ClientType.WEB,
                    "Demo web app",
                    List.of(
                            "http://localhost:8080",
                            "http://localhost:8080/",
                            "http://localhost:8080/oauth2callback",
                            "http://localhost:8080/auth_return",
                            "http://localhost:8080/login/oauth2/code/google",
                            "http://localhost:3000/auth/google/callback",
                            "http://localhost:5000/oauth2callback"),
                    Optional.empty())
            .withJavascriptOrigins(List.of("http://localhost:8080", "http://localhost:3000", "http://localhost:5000"));

    /** A TV client for the device flow. */
    public static final OAuthClient TV = client("tv", ClientType.TV, "Demo TV app", List.of(), Optional.empty());

    /** The service account; its keys are made when they are asked for. */
    public static final ServiceAccount ROBOT = new ServiceAccount(
            "robot@" + PROJECT + ".iam.gserviceaccount.com", digits(101), PROJECT, "Demo robot", List.of());

    /** The API key, for whatever is public. */
    public static final ApiKey API_KEY =
            new ApiKey("AIzaFAKE-" + "demo" + "0".repeat(26), "Demo API key", Set.of(), Status.ACTIVE);

    private DemoWorld() {}

    /** The whole world. */
    public static Scenario scenario() {
        var screen = new ConsentScreen(
                "Understudy Demo",
                "developer@example.com",
                Optional.empty(),
                ConsentScreen.Publishing.IN_PRODUCTION,
                true,
                Set.of());
        var project = new Project(
                        PROJECT,
                        PROJECT_NUMBER,
                        screen,
                        Set.of("drive", "calendar-json", "sqladmin", "gmail", "people", "groupssettings"))
                .withApiKeys(List.of(API_KEY));
        var delegation = new Delegation(
                ROBOT.uniqueId(),
                DOMAIN,
                Set.of(
                        "https://www.googleapis.com/auth/drive",
                        "https://www.googleapis.com/auth/drive.readonly",
                        "https://www.googleapis.com/auth/drive.metadata.readonly",
                        "https://www.googleapis.com/auth/calendar",
                        "https://www.googleapis.com/auth/calendar.readonly",
                        "https://www.googleapis.com/auth/sqlservice.admin"));
        return new Scenario(
                List.of(ADA, MALLORY, GRACE, ALAN),
                List.of(project),
                List.of(DESKTOP, DESKTOP_TODAY, WEB, TV),
                List.of(ROBOT),
                List.of(delegation),
                resources());
    }

    private static List<Resource> resources() {
        return Stream.of(DemoDrive.resources(), DemoCalendar.resources(), DemoSql.resources(), DemoMail.resources())
                .flatMap(List::stream)
                .toList();
    }

    private static User user(
            int number, String email, String givenName, String familyName, Optional<String> hostedDomain) {
        return new User(digits(number), email, givenName + " " + familyName, givenName, familyName, hostedDomain);
    }

    private static OAuthClient client(
            String name, ClientType type, String title, List<String> redirectUris, Optional<OobMode> oob) {
        String id = PROJECT_NUMBER + "-" + (name + "0".repeat(32)).substring(0, 32) + ".apps.googleusercontent.com";
        String secret = "GOCSPX-" + ("FAKE-" + name + "-" + "0".repeat(28)).substring(0, 28);
        return new OAuthClient(id, Optional.of(secret), type, PROJECT, title, redirectUris, oob, Status.ACTIVE);
    }

    /** An id of 21 digits. */
    private static String digits(int number) {
        return "999" + String.format(Locale.ROOT, "%018d", number);
    }
}
