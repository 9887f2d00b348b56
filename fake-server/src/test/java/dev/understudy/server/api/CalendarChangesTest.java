package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing events, and calendars that are shared. */
class CalendarChangesTest {

    private static final String CALENDAR = Operation.AUTH + "calendar";
    private static final String TEA = "/calendar/v3/calendars/primary/events/demotea";
    private static final String SOIREES = "/calendar/v3/calendars/soirees@group.calendar.google.com/events";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_patch_changes_what_it_names_and_takes_out_what_is_null() {
        send("PATCH", TEA, "{\"description\": \"with cake\", \"location\": \"London\"}");
        var event = ApiFixture.tree(
                send("PATCH", TEA, "{\"location\": null, \"end\": {\"dateTime\": \"2026-11-23T17:00:00Z\"}}"));

        assertThat(event.path("summary").textValue()).isEqualTo("Tea with Mary Somerville");
        assertThat(event.path("description").textValue()).isEqualTo("with cake");
        assertThat(event.has("location")).isFalse();
        assertThat(event.at("/end/dateTime").textValue()).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(event.at("/start/dateTime").textValue()).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(event.path("sequence").intValue()).isEqualTo(2);
        assertThat(fake.json(fake.adas(CALENDAR), TEA)).isEqualTo(event);
    }

    @Test
    void an_update_replaces_the_event_but_not_where_it_is_from() {
        var before = fake.json(fake.adas(CALENDAR), TEA);
        var event = ApiFixture.tree(send("PUT", TEA, """
            {"summary": "Coffee", "creator": {"email": "x@example.com"},
             "start": {"date": "2026-11-23"}, "end": {"date": "2026-11-24"}}\
            """));

        assertThat(event.path("summary").textValue()).isEqualTo("Coffee");
        assertThat(event.path("creator")).isEqualTo(before.path("creator"));
        assertThat(event.path("created")).isEqualTo(before.path("created"));
        assertThat(event.path("updated")).isNotEqualTo(before.path("updated"));
        assertThat(event.at("/start/dateTime").isMissingNode()).isTrue();
        assertThat(send("PUT", TEA, "{\"summary\": \"No times\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void whoever_names_the_version_changes_no_other() {
        String etag = fake.json(fake.adas(CALENDAR), TEA).path("etag").textValue();

        assertThat(matching(etag).statusCode()).isEqualTo(200);
        var stale = matching(etag);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(ApiFixture.tree(stale).at("/error/errors/0/reason").textValue())
                .isEqualTo("conditionNotMet");
    }

    @Test
    void a_public_calendar_can_be_read_by_everybody_but_is_in_nobodys_list() {
        String mallory = fake.token(DemoWorld.MALLORY.sub(), CALENDAR);

        var events = fake.json(mallory, SOIREES);
        assertThat(events.path("accessRole").textValue()).isEqualTo("reader");
        assertThat(ApiFixture.each(events.path("items"), "summary")).containsExactly("Soirée at Dorset Street");
        assertThat(fake.get("", SOIREES + "?key=" + DemoWorld.API_KEY.key()).statusCode())
                .isEqualTo(200);
        assertThat(ApiFixture.each(fake.json(mallory, "/calendar/v3/users/me/calendarList"), "id"))
                .containsExactly("mallory@example.com");
        assertThat(fake.get(mallory, "/calendar/v3/users/me/calendarList/ada@example.com")
                        .statusCode())
                .isEqualTo(404);

        var refused =
                fake.send("PATCH", mallory, SOIREES + "/demosoiree", "application/json", "{\"summary\": \"Mine\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(ApiFixture.tree(refused).at("/error/errors/0/reason").textValue())
                .isEqualTo("requiredAccessLevel");
    }

    @ParameterizedTest
    @CsvSource({"freeBusyReader, 403, false", "reader, 403, true", "writer, 200, true", "owner, 200, true"})
    void a_shared_calendar_is_listed_and_gives_what_its_role_gives(String role, int patched, boolean told) {
        share("user", "grace@example.org", role);
        String grace = fake.token(DemoWorld.GRACE.sub(), CALENDAR);
        String tea = TEA.replace("primary", "ada@example.com");

        var entry = fake.json(grace, "/calendar/v3/users/me/calendarList/ada@example.com");
        assertThat(entry.path("accessRole").textValue()).isEqualTo(role);
        assertThat(entry.has("primary")).isFalse();
        assertThat(entry.has("acl")).isFalse();
        assertThat(ApiFixture.each(fake.json(grace, "/calendar/v3/users/me/calendarList"), "id"))
                .containsExactly("grace@example.org", "ada@example.com");
        assertThat(fake.json(grace, tea).has("summary")).isEqualTo(told);
        assertThat(fake.send("PATCH", grace, tea, "application/json", "{}").statusCode())
                .isEqualTo(patched);
    }

    @Test
    void a_calendar_can_be_shared_with_a_domain() {
        share("domain", "example.org", "reader");

        String path = TEA.replace("primary", "ada@example.com");
        assertThat(fake.get(fake.token(DemoWorld.ALAN.sub(), CALENDAR), path).statusCode())
                .isEqualTo(200);
        assertThat(fake.get(fake.token(DemoWorld.MALLORY.sub(), CALENDAR), path).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "calendar.events.owned, primary, owner",
        "calendar.events.owned.readonly, primary, reader",
        "calendar.events.readonly, primary, reader",
        "calendar.events.freebusy, primary, freeBusyReader",
        "calendar.events.public.readonly, soirees@group.calendar.google.com, reader",
        "calendar.events.public.readonly, primary, ''",
        "calendar.app.created, primary, ''",
    })
    void a_scope_opens_no_more_than_it_says(String scope, String calendar, String role) {
        var list = fake.json(fake.adas(Operation.AUTH + scope), "/calendar/v3/calendars/" + calendar + "/events");

        assertThat(list.path("accessRole").asText()).isEqualTo(role);
        assertThat(list.at("/error/code").asInt()).isEqualTo(role.isEmpty() ? 404 : 0);
    }

    private void share(String type, String value, String role) {
        String ada = DemoWorld.ADA.email();
        var rule = Map.of("scope", Map.of("type", type, "value", value), "role", role);
        fake.google
                .records()
                .resources()
                .put(
                        Records.resourceKey("calendar.calendars", ada, ada),
                        new Resource("calendar.calendars", ada, ada, Map.of("summary", ada, "acl", List.of(rule))));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return fake.send(method, fake.adas(CALENDAR), path, "application/json", body);
    }

    private HttpResponse<String> matching(String etag) {
        return fake.send(HttpRequest.newBuilder(URI.create(fake.google.url() + TEA))
                .header("Authorization", "Bearer " + fake.adas(CALENDAR))
                .header("If-Match", etag)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"summary\": \"Tea\"}"))
                .build());
    }
}
