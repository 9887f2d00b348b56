package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarApiTest {

    private static final String CALENDAR = Operation.AUTH + "calendar";
    private static final String EVENTS = "/calendar/v3/calendars/primary/events";
    private static final String LUNCH = """
        {"summary": "Lunch", "start": {"dateTime": "2026-11-22T12:00:00+01:00"},
         "end": {"dateTime": "2026-11-22T13:00:00", "timeZone": "Europe/Berlin"}}\
        """;

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    private final String token = fake.adas(CALENDAR);

    @Test
    void the_list_of_calendars_begins_with_the_primary_one() {
        var list = fake.json(token, "/calendar/v3/users/me/calendarList");

        assertThat(list.path("kind").textValue()).isEqualTo("calendar#calendarList");
        assertThat(ApiFixture.each(list.path("items"), "id"))
                .containsExactly("ada@example.com", "soirees@group.calendar.google.com");
        assertThat(list.at("/items/0/primary").booleanValue()).isTrue();
        assertThat(list.at("/items/1").has("primary")).isFalse();
    }

    @Test
    void a_calendar_is_found_by_its_id_or_as_primary_and_no_other_ones_is() {
        assertThat(fake.json(token, "/calendar/v3/calendars/primary")
                        .path("timeZone")
                        .textValue())
                .isEqualTo("Europe/London");
        assertThat(fake.json(token, "/calendar/v3/calendars/ada%40example.com")
                        .path("id")
                        .textValue())
                .isEqualTo("ada@example.com");
        assertThat(fake.get(token, "/calendar/v3/calendars/grace%40example.org").statusCode())
                .isEqualTo(404);
    }

    @Test
    void settings_tell_the_time_zone() {
        var items = fake.json(token, "/calendar/v3/users/me/settings").path("items");

        assertThat(items)
                .filteredOn(item -> item.path("id").textValue().equals("timezone"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("value").textValue()).isEqualTo("Europe/London"));
    }

    @Test
    void the_quickstart_call_lists_what_comes_next() {
        var list = fake.json(
                token, EVENTS + "?timeMin=2026-11-24T00:00:00Z&maxResults=2&singleEvents=true&orderBy=startTime");

        assertThat(list.path("kind").textValue()).isEqualTo("calendar#events");
        assertThat(ApiFixture.each(list.path("items"), "summary"))
                .containsExactly("Mathematics with De Morgan", "Riding");
        assertThat(list.has("nextPageToken")).isTrue();
        assertThat(list.has("nextSyncToken")).isFalse();
        assertThat(list.at("/items/0/creator/self").booleanValue()).isTrue();
    }

    @Test
    void an_event_is_made_read_and_deleted() {
        var made = insert(LUNCH);
        String path = EVENTS + "/" + ApiFixture.tree(made).path("id").textValue();

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(fake.json(token, path)).isEqualTo(ApiFixture.tree(made));
        assertThat(summaries()).contains("Lunch");

        assertThat(fake.send("DELETE", token, path, "", "").statusCode()).isEqualTo(204);
        assertThat(summaries()).doesNotContain("Lunch");
        assertThat(fake.send("DELETE", token, path, "", "").statusCode()).isEqualTo(410);
    }

    @Test
    void a_sync_token_tells_only_what_changed_deletions_too() {
        String sync = fake.json(token, EVENTS).path("nextSyncToken").textValue();
        fake.google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(1));

        insert(LUNCH);
        fake.send("DELETE", token, EVENTS + "/demotea", "", "");
        var changes = fake.json(token, EVENTS + "?syncToken=" + sync);

        assertThat(ApiFixture.each(changes.path("items"), "status"))
                .containsExactlyInAnyOrder("confirmed", "cancelled");
    }

    @Test
    void a_stale_sync_token_gets_410() {
        var reply = fake.get(token, EVENTS + "?syncToken=stale");

        assertThat(reply.statusCode()).isEqualTo(410);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo("fullSyncRequired");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"summary\": \"x\"}                                              | 400 | required",
                "{\"start\": {\"dateTime\": \"noon\"}, \"end\": {\"date\": \"2026-01-01\"}} | 400 | invalid",
                "{\"start\": {\"date\": \"2026-01-02\"}, \"end\": {\"date\": \"2026-01-01\"}} | 400 | timeRangeEmpty",
                "{\"sumary\": \"x\"}                                               | 400 | badRequest",
                "{\"start\": {\"when\": \"x\"}}                                    | 400 | badRequest",
                "{\"start\": 1}                                                    | 400 | badRequest",
                "{\"id\": \"A B\", \"start\": {\"date\": \"2026-01-01\"}, \"end\": {\"date\": \"2026-01-02\"}} | 400 |"
                        + " invalid",
                "[1]                                                               | 400 | badRequest",
                "{\"a\":                                                           | 400 | parseError",
            })
    void a_wrong_event_is_refused(String body, int status, String reason) {
        var reply = insert(body);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo(reason);
    }

    @Test
    void an_unknown_member_is_named_with_its_place() {
        var error = ApiFixture.tree(insert("{\"start\": {\"when\": \"x\"}, \"colour\": 1}"))
                .path("error");

        assertThat(error.path("status").textValue()).isEqualTo("INVALID_ARGUMENT");
        assertThat(error.path("message").textValue())
                .isEqualTo("Invalid JSON payload received. Unknown name \"when\" at 'start': Cannot find field.\n"
                        + "Invalid JSON payload received. Unknown name \"colour\": Cannot find field.");
        assertThat(error.at("/details/0/fieldViolations")).hasSize(2);
    }

    @Test
    void without_a_token_a_broken_body_is_still_401() {
        assertThat(fake.send("POST", "", EVENTS, "application/json", "{").statusCode())
                .isEqualTo(401);
    }

    @Test
    void reading_is_not_writing() {
        String reader = fake.adas(Operation.AUTH + "calendar.readonly");

        assertThat(fake.get(reader, EVENTS).statusCode()).isEqualTo(200);
        assertThat(fake.send("POST", reader, EVENTS, "application/json", LUNCH).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderBy=startTime", "orderBy=colour", "timeMin=yesterday", "timeMin=2026-11-24T00:00:00"})
    void a_wrong_parameter_gets_400_with_its_place(String parameter) {
        var reply = fake.get(token, EVENTS + "?" + parameter);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/location").textValue())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    private HttpResponse<String> insert(String event) {
        return fake.send("POST", token, EVENTS, "application/json", event);
    }

    private Iterable<String> summaries() {
        JsonNode items = fake.json(token, EVENTS).path("items");
        return ApiFixture.each(items, "summary");
    }
}
