package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Locale;

/** The Calendar API v3. Scopes and parameters are those of Google's generated clients; values are from memory. */
public final class CalendarApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("calendar-json", "Google Calendar API");
    private static final String EVENTS = "/calendar/v3/calendars/{calendarId}/events";
    private static final String EVENT = EVENTS + "/{eventId}";
    private static final Parameter NOTIFY = Parameter.text("sendUpdates");
    private static final String[] LIST_READERS = {
        "calendar", "calendar.calendarlist", "calendar.calendarlist.readonly", "calendar.readonly"
    };
    private static final String[] EVENT_READERS = {
        "calendar",
        "calendar.app.created",
        "calendar.events",
        "calendar.events.freebusy",
        "calendar.events.owned",
        "calendar.events.owned.readonly",
        "calendar.events.public.readonly",
        "calendar.events.readonly",
        "calendar.readonly"
    };
    private static final String[] EVENT_WRITERS = {
        "calendar", "calendar.app.created", "calendar.events", "calendar.events.owned"
    };

    private final Calendars calendars;
    private final CalendarEvents events;
    private final CalendarChanges changes;

    /** Calendar over these records. */
    public CalendarApi(Records records, PageTokens pages) {
        this.calendars = new Calendars(records, pages);
        this.events = new CalendarEvents(records, pages, calendars);
        this.changes = new CalendarChanges(records, pages, calendars, events);
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public String version() {
        return "v3";
    }

    @Override
    public String servicePath() {
        return "calendar/v3/";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public ApiError switchedOff() {
        return ApiError.of(403, "notACalendarUser", "The user must be signed up for Google Calendar.");
    }

    @Override
    public List<Schema> schemas() {
        return CalendarSchemas.ALL;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                calendarList(),
                calendarListEntry(),
                calendar(),
                settings(),
                eventList(),
                event(),
                change("insert", Route.post(EVENTS), changes::insert).takes(Parameter.path("calendarId"), NOTIFY),
                change("update", Route.of("PUT", EVENT), changes::update)
                        .takes(Parameter.path("calendarId"), Parameter.path("eventId"), NOTIFY),
                change("patch", Route.of("PATCH", EVENT), changes::patch)
                        .takes(Parameter.path("calendarId"), Parameter.path("eventId"), NOTIFY),
                delete());
    }

    private Operation calendarList() {
        return Operation.of(
                        "calendar.calendarList.list", Route.get("/calendar/v3/users/me/calendarList"), calendars::list)
                .rpc("calendar.v3.CalendarList.List")
                .scopes(LIST_READERS)
                .answers("CalendarList")
                .takes(
                        Parameter.number("maxResults", 1, 250, 100),
                        Parameter.text("minAccessRole"),
                        Parameter.text("pageToken"),
                        Parameter.flag("showDeleted"),
                        Parameter.flag("showHidden"),
                        Parameter.text("syncToken"));
    }

    private Operation calendarListEntry() {
        return Operation.of(
                        "calendar.calendarList.get",
                        Route.get("/calendar/v3/users/me/calendarList/{calendarId}"),
                        calendars::listed)
                .rpc("calendar.v3.CalendarList.Get")
                .scopes(LIST_READERS)
                .answers("CalendarListEntry")
                .takes(Parameter.path("calendarId"));
    }

    private Operation calendar() {
        return Operation.of("calendar.calendars.get", Route.get("/calendar/v3/calendars/{calendarId}"), calendars::get)
                .rpc("calendar.v3.Calendars.Get")
                .scopes(
                        "calendar",
                        "calendar.app.created",
                        "calendar.calendars",
                        "calendar.calendars.readonly",
                        "calendar.readonly")
                .answers("Calendar")
                .with(Operation.Trait.PUBLIC)
                .takes(Parameter.path("calendarId"));
    }

    private Operation settings() {
        return Operation.of("calendar.settings.list", Route.get("/calendar/v3/users/me/settings"), calendars::settings)
                .rpc("calendar.v3.Settings.List")
                .scopes("calendar", "calendar.readonly", "calendar.settings.readonly")
                .answers("Settings")
                .takes(Parameter.number("maxResults", 1, 250, 100), Parameter.text("pageToken"));
    }

    private Operation eventList() {
        return Operation.of("calendar.events.list", Route.get(EVENTS), events::list)
                .rpc("calendar.v3.Events.List")
                .scopes(EVENT_READERS)
                .answers("Events")
                .with(Operation.Trait.PUBLIC)
                .takes(
                        Parameter.path("calendarId"),
                        Parameter.number("maxResults", 1, 2500, 250),
                        Parameter.text("orderBy"),
                        Parameter.text("pageToken"),
                        Parameter.text("q"),
                        Parameter.flag("showDeleted"),
                        Parameter.flag("singleEvents"),
                        Parameter.text("syncToken"),
                        Parameter.text("timeMax"),
                        Parameter.text("timeMin"),
                        Parameter.text("timeZone"),
                        Parameter.text("updatedMin"));
    }

    private Operation event() {
        return Operation.of("calendar.events.get", Route.get(EVENT), events::get)
                .rpc("calendar.v3.Events.Get")
                .scopes(EVENT_READERS)
                .answers("Event")
                .with(Operation.Trait.PUBLIC)
                .takes(Parameter.path("calendarId"), Parameter.path("eventId"), Parameter.text("timeZone"));
    }

    private static Operation change(String verb, Route route, ApiHandler handler) {
        return Operation.of("calendar.events." + verb, route, handler)
                .rpc("calendar.v3.Events." + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1))
                .scopes(EVENT_WRITERS)
                .reads("Event")
                .answers("Event");
    }

    private Operation delete() {
        return Operation.of("calendar.events.delete", Route.of("DELETE", EVENT), changes::delete)
                .rpc("calendar.v3.Events.Delete")
                .scopes(EVENT_WRITERS)
                .takes(Parameter.path("calendarId"), Parameter.path("eventId"), NOTIFY);
    }
}
