package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The events of calendars. A deleted one stays as {@code cancelled}, so that a sync token can tell of it. */
final class CalendarEvents {

    private static final String COLLECTION = "calendar.events";

    private static final Set<String> BUSY =
            Set.of("kind", "etag", "id", "status", "created", "updated", "start", "end", "iCalUID", "eventType");

    private final Records records;
    private final PageTokens pages;
    private final Calendars calendars;

    CalendarEvents(Records records, PageTokens pages, Calendars calendars) {
        this.records = records;
        this.pages = pages;
        this.calendars = calendars;
    }

    /** {@code calendar.events.list}. */
    Answer list(ApiCall call) {
        var calendar = calendars.require(call, call.path("calendarId"));
        var asked = EventQuery.of(call, pages.since(call));
        var role = calendars.role(call, calendar);
        var found = records.resources()
                .under(Records.resourceKey(COLLECTION, owner(calendar), ""))
                .map(event -> describe(event, call))
                .filter(asked)
                .sorted(asked.order())
                .map(event -> seen(event, role))
                .toList();
        var page = pages.page(call, found, call.number("maxResults"));
        var list = new LinkedHashMap<String, Object>();
        list.put("kind", "calendar#events");
        list.put("etag", Etags.of(page.items()));
        list.put("summary", calendar.fields().getOrDefault("summary", calendar.id()));
        list.put("updated", newest(found, call));
        list.put("timeZone", calendar.fields().getOrDefault("timeZone", "UTC"));
        list.put("accessRole", role.word());
        list.put("defaultReminders", List.of());
        page.next()
                .ifPresentOrElse(
                        token -> list.put("nextPageToken", token),
                        () -> list.put("nextSyncToken", pages.syncToken(call)));
        list.put("items", page.items());
        return Answer.json(list);
    }

    /** {@code calendar.events.get}. */
    Answer get(ApiCall call) {
        var role = calendars.role(call, calendars.require(call, call.path("calendarId")));
        return Answer.json(seen(describe(require(call), call), role));
    }

    /** The event that the path names. */
    Resource require(ApiCall call) {
        var calendar = calendars.require(call, call.path("calendarId"));
        String id = call.path("eventId");
        return records.resources()
                .find(Records.resourceKey(COLLECTION, owner(calendar), id))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Not Found")
                        .because("There is no event " + id + " in the calendar " + calendar.id() + "."));
    }

    static boolean isCancelled(Resource event) {
        return "cancelled".equals(event.fields().get("status"));
    }

    /** An event of a calendar. */
    static Resource resource(Resource calendar, String id, Map<String, Object> fields) {
        return new Resource(COLLECTION, owner(calendar), id, fields);
    }

    private static String owner(Resource calendar) {
        return calendar.owner() + "/" + calendar.id();
    }

    /** Who may only see when somebody is busy sees no more than that. */
    private static Map<String, Object> seen(Map<String, Object> event, CalendarAccess.Role role) {
        if (role != CalendarAccess.Role.FREE_BUSY_READER) {
            return event;
        }
        var left = new LinkedHashMap<>(event);
        left.keySet().retainAll(BUSY);
        left.put("visibility", "private");
        return left;
    }

    private static String newest(List<Map<String, Object>> events, ApiCall call) {
        return events.stream()
                .map(event -> String.valueOf(event.get("updated")))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> EventTimes.text(call.caller().now()));
    }

    /** An event as Calendar tells it to a caller. */
    static Map<String, Object> describe(Resource event, ApiCall call) {
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", "calendar#event");
        object.put("etag", Etags.of(event.fields()));
        object.put("id", event.id());
        object.put("status", "confirmed");
        object.put("htmlLink", call.request().base() + "/calendar/event?eid=" + event.id());
        object.putAll(event.fields());
        object.putIfAbsent("updated", EventTimes.text(call.caller().now()));
        object.putIfAbsent("created", object.get("updated"));
        object.putIfAbsent("iCalUID", event.id() + "@google.com");
        object.putIfAbsent("sequence", 0);
        object.putIfAbsent("reminders", Map.of("useDefault", true));
        object.putIfAbsent("eventType", "default");
        for (String person : List.of("creator", "organizer")) {
            if (object.get(person) instanceof Map<?, ?> fields
                    && call.caller().email().equals(fields.get("email"))) {
                var self = new LinkedHashMap<String, Object>();
                self.put("email", call.caller().email());
                self.put("self", true);
                object.put(person, self);
            }
        }
        return object;
    }

    /**
     * Which events a list is of, and in what order.
     *
     * @param passes whether an event belongs to it
     * @param order the order
     */
    private record EventQuery(Predicate<Map<String, Object>> passes, Comparator<Map<String, Object>> order)
            implements Predicate<Map<String, Object>> {

        static EventQuery of(ApiCall call, Optional<Instant> since) {
            Predicate<Map<String, Object>> passes = EventTimes.within(call);
            String words = call.find("q").orElse("").toLowerCase(Locale.ROOT);
            passes = passes.and(
                    event -> (event.getOrDefault("summary", "") + " " + event.getOrDefault("description", ""))
                            .toLowerCase(Locale.ROOT)
                            .contains(words));
            if (since.isEmpty() && !call.isSet("showDeleted")) {
                passes = passes.and(event -> !"cancelled".equals(event.get("status")));
            }
            if (since.isPresent()) {
                var from = since.get().truncatedTo(ChronoUnit.MILLIS);
                passes = passes.and(event -> !EventTimes.updated(event).isBefore(from));
            }
            return new EventQuery(passes, EventTimes.order(call));
        }

        @Override
        public boolean test(Map<String, Object> event) {
            return passes.test(event);
        }
    }
}
