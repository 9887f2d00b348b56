package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scopes of every method, from Google's generated clients: any one of them is enough, and no other is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiScopesTest {

    private static final String FILE_READERS =
            "drive drive.appdata drive.file drive.meet.readonly drive.metadata drive.metadata.readonly"
                    + " drive.photos.readonly drive.readonly";
    private static final String EVENT_READERS =
            "calendar calendar.app.created calendar.events calendar.events.freebusy calendar.events.owned"
                    + " calendar.events.owned.readonly calendar.events.public.readonly calendar.events.readonly"
                    + " calendar.readonly";
    private static final String EVENT_WRITERS = "calendar calendar.app.created calendar.events calendar.events.owned";
    private static final String LIST_READERS =
            "calendar calendar.calendarlist calendar.calendarlist.readonly calendar.readonly";
    private static final String MAIL = "https://mail.google.com/ ";
    private static final String PERSON = "contacts contacts.other.readonly contacts.readonly directory.readonly"
            + " user.addresses.read user.birthday.read user.emails.read user.gender.read user.organization.read"
            + " user.phonenumbers.read userinfo.email userinfo.profile";
    private static final String EVENTS = "/calendar/v3/calendars/primary/events";
    private static final String RPC_DRIVE = "drive google.apps.drive.v3.";
    private static final String RPC_CALENDAR = "calendar-json calendar.v3.";
    private static final String RPC_GMAIL = "gmail caribou.api.proto.MailboxService.";
    private static final String RPC_PEOPLE = "people google.people.v1.PeopleService.";

    /** Method, path, scopes, service and the method's name inside Google. */
    private static final List<List<String>> METHODS = List.of(
            List.of("GET", "/drive/v3/files", FILE_READERS, RPC_DRIVE + "DriveFiles.List"),
            List.of("GET", "/drive/v3/files/x", FILE_READERS, RPC_DRIVE + "DriveFiles.Get"),
            List.of(
                    "GET",
                    "/drive/v3/about?fields=user",
                    FILE_READERS.replace(" drive.meet.readonly", ""),
                    RPC_DRIVE + "DriveAbout.Get"),
            List.of("POST", "/drive/v3/files", "drive drive.appdata drive.file", RPC_DRIVE + "DriveFiles.Create"),
            List.of(
                    "POST",
                    "/upload/drive/v3/files?uploadType=media",
                    "drive drive.appdata drive.file",
                    RPC_DRIVE + "DriveFiles.Create"),
            List.of(
                    "PATCH",
                    "/drive/v3/files/x",
                    "drive drive.appdata drive.file drive.metadata drive.scripts",
                    RPC_DRIVE + "DriveFiles.Update"),
            List.of("DELETE", "/drive/v3/files/x", "drive drive.appdata drive.file", RPC_DRIVE + "DriveFiles.Delete"),
            List.of(
                    "GET",
                    "/drive/v3/files/x/permissions",
                    FILE_READERS.replace(" drive.appdata", ""),
                    RPC_DRIVE + "DrivePermissions.List"),
            List.of("GET", "/calendar/v3/users/me/calendarList", LIST_READERS, RPC_CALENDAR + "CalendarList.List"),
            List.of(
                    "GET",
                    "/calendar/v3/users/me/calendarList/primary",
                    LIST_READERS,
                    RPC_CALENDAR + "CalendarList.Get"),
            List.of(
                    "GET",
                    "/calendar/v3/calendars/primary",
                    "calendar calendar.app.created calendar.calendars calendar.calendars.readonly calendar.readonly",
                    RPC_CALENDAR + "Calendars.Get"),
            List.of("GET", EVENTS, EVENT_READERS, RPC_CALENDAR + "Events.List"),
            List.of("GET", EVENTS + "/x", EVENT_READERS, RPC_CALENDAR + "Events.Get"),
            List.of("POST", EVENTS, EVENT_WRITERS, RPC_CALENDAR + "Events.Insert"),
            List.of("PUT", EVENTS + "/x", EVENT_WRITERS, RPC_CALENDAR + "Events.Update"),
            List.of("PATCH", EVENTS + "/x", EVENT_WRITERS, RPC_CALENDAR + "Events.Patch"),
            List.of("DELETE", EVENTS + "/x", EVENT_WRITERS, RPC_CALENDAR + "Events.Delete"),
            List.of(
                    "GET",
                    "/calendar/v3/users/me/settings",
                    "calendar calendar.readonly calendar.settings.readonly",
                    RPC_CALENDAR + "Settings.List"),
            List.of(
                    "GET",
                    "/sql/v1beta4/projects/example-123/instances",
                    "cloud-platform sqlservice.admin",
                    "sqladmin google.cloud.sql.v1beta4.SqlInstancesService.List"),
            List.of(
                    "GET",
                    "/v1/projects/example-123/instances/archive",
                    "cloud-platform sqlservice.admin",
                    "sqladmin google.cloud.sql.v1.SqlInstancesService.Get"),
            List.of(
                    "GET",
                    "/gmail/v1/users/me/profile",
                    MAIL + "gmail.compose gmail.metadata gmail.modify gmail.readonly",
                    RPC_GMAIL + "GetProfile"),
            List.of(
                    "GET",
                    "/gmail/v1/users/me/messages",
                    MAIL + "gmail.metadata gmail.modify gmail.readonly",
                    RPC_GMAIL + "ListMessages"),
            List.of(
                    "GET",
                    "/gmail/v1/users/me/labels",
                    MAIL + "gmail.labels gmail.metadata gmail.modify gmail.readonly",
                    RPC_GMAIL + "ListLabels"),
            List.of(
                    "POST",
                    "/gmail/v1/users/me/messages/send",
                    MAIL + "gmail.addons.current.action.compose gmail.compose gmail.modify gmail.send",
                    RPC_GMAIL + "SendMessage"),
            List.of("GET", "/v1/people/me?personFields=names", PERSON, RPC_PEOPLE + "GetPerson"),
            List.of(
                    "GET",
                    "/v1/people/me/connections?personFields=names",
                    "contacts contacts.readonly",
                    RPC_PEOPLE + "ListConnections"));

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    private static Stream<Arguments> everyScope() {
        return METHODS.stream()
                .flatMap(row -> full(row.get(2)).map(scope -> Arguments.of(row.get(0), row.get(1), scope)));
    }

    private static Stream<Arguments> everyMethod() {
        return METHODS.stream().map(row -> Arguments.of(row.get(0), row.get(1), row.get(2), row.get(3)));
    }

    @ParameterizedTest
    @MethodSource("everyScope")
    void each_of_its_scopes_opens_a_method(String method, String path, String scope) {
        var reply = fake.send(method, fake.adas(scope), path, "application/json", method.equals("GET") ? "" : "{}");

        assertThat(reply.statusCode()).isNotEqualTo(401).isNotEqualTo(405).isLessThan(500);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(reply.body()).doesNotContain("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "The requested URL");
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void no_other_scope_opens_it(String method, String path, String scopes, String rpc) {
        var reply = fake.send(method, fake.adas(Operation.AUTH + "youtube"), path, "application/json", "{broken JSON");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\", scope=\""
                        + full(scopes).collect(Collectors.joining(" ")) + "\"");
        var error = ApiFixture.tree(reply).path("error");
        assertThat(error.path("details")).isEqualTo(ApiFixture.tree("""
            [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
              "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
              "domain": "googleapis.com",
              "metadata": {"service": "%s.googleapis.com", "method": "%s"}}]\
            """.formatted((Object[]) rpc.split(" "))));
        assertThat(error.path("message").textValue()).isEqualTo("Request had insufficient authentication scopes.");
        assertThat(error.path("status").textValue()).isEqualTo("PERMISSION_DENIED");
        assertThat(error.has("errors")).isEqualTo(!rpc.startsWith("people "));
    }

    private static Stream<String> full(String scopes) {
        return Arrays.stream(scopes.split(" ")).map(scope -> scope.contains(":") ? scope : Operation.AUTH + scope);
    }
}
