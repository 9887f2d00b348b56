package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.List;

/** The Calendar API v3. Scopes and parameters are those of Google's generated clients; values are from memory. */
public final class CalendarApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("calendar-json", "Google Calendar API");
    private static final String EVENTS = "/calendar/v3/calendars/{calendarId}/events";
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

    /** Calendar over these records. */
    public CalendarApi(Records records, PageTokens pages) {
        this.calendars = new Calendars(records, pages);
        this.events = new CalendarEvents(records, pages, calendars);
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
        return List.of(calendarList(), calendar(), settings(), eventList(), event(), insert(), delete());
    }

    private Operation calendarList() {
        return Operation.of(
                        "calendar.calendarList.list", Route.get("/calendar/v3/users/me/calendarList"), calendars::list)
                .rpc("calendar.v3.CalendarList.List")
                .scopes("calendar", "calendar.calendarlist", "calendar.calendarlist.readonly", "calendar.readonly")
                .answers("CalendarList")
                .takes(
                        Parameter.number("maxResults", 1, 250, 100),
                        Parameter.text("minAccessRole"),
                        Parameter.text("pageToken"),
                        Parameter.flag("showDeleted"),
                        Parameter.flag("showHidden"),
                        Parameter.text("syncToken"));
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
        return Operation.of("calendar.events.get", Route.get(EVENTS + "/{eventId}"), events::get)
                .rpc("calendar.v3.Events.Get")
                .scopes(EVENT_READERS)
                .answers("Event")
                .with(Operation.Trait.PUBLIC)
                .takes(Parameter.path("calendarId"), Parameter.path("eventId"), Parameter.text("timeZone"));
    }

    private Operation insert() {
        return Operation.of("calendar.events.insert", Route.post(EVENTS), events::insert)
                .rpc("calendar.v3.Events.Insert")
                .scopes(EVENT_WRITERS)
                .reads("Event")
                .answers("Event")
                .takes(
                        Parameter.path("calendarId"),
                        Parameter.flag("sendNotifications"),
                        Parameter.text("sendUpdates"));
    }

    private Operation delete() {
        return Operation.of("calendar.events.delete", Route.of("DELETE", EVENTS + "/{eventId}"), events::delete)
                .rpc("calendar.v3.Events.Delete")
                .scopes(EVENT_WRITERS)
                .takes(Parameter.path("calendarId"), Parameter.path("eventId"), Parameter.text("sendUpdates"));
    }
}
