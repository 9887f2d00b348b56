package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The events of calendars. A deleted one stays as {@code cancelled}, so that a sync token can tell of it. */
final class CalendarEvents {

    private static final String COLLECTION = "calendar.events";

    /** Google's rule: the letters of base32hex. */
    private static final Pattern USABLE_ID = Pattern.compile("[a-v0-9]{5,1024}");

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
        var found = records.resources()
                .under(Records.resourceKey(COLLECTION, owner(call, calendar), ""))
                .map(event -> describe(event, call))
                .filter(asked)
                .sorted(asked.order())
                .toList();
        var page = pages.page(call, found, call.number("maxResults"));
        var list = new LinkedHashMap<String, Object>();
        list.put("kind", "calendar#events");
        list.put("etag", Etags.of(page.items()));
        list.put("summary", calendar.fields().getOrDefault("summary", calendar.id()));
        list.put("updated", newest(found, call));
        list.put("timeZone", calendar.fields().getOrDefault("timeZone", "UTC"));
        list.put("accessRole", "owner");
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
        return Answer.json(describe(require(call), call));
    }

    /** {@code calendar.events.insert}. */
    Answer insert(ApiCall call) {
        var calendar = calendars.require(call, call.path("calendarId"));
        var body = call.body();
        EventTimes.requireOf(body);
        String now = EventTimes.text(call.caller().now());
        var fields = new LinkedHashMap<>(body);
        String id = fields.remove("id") instanceof String given ? given : pages.newId();
        if (!USABLE_ID.matcher(id).matches()) {
            throw ApiError.of(400, "invalid", "Invalid resource id value.")
                    .because("An id has 5 to 1024 characters of a to v and 0 to 9.");
        }
        fields.put("created", now);
        fields.put("updated", now);
        fields.put("creator", Map.of("email", call.caller().email()));
        fields.put("organizer", Map.of("email", calendar.id()));
        var event = new Resource(COLLECTION, owner(call, calendar), id, fields);
        var kept = records.resources().merge(key(event), event, old -> old);
        if (!kept.equals(event)) {
            throw ApiError.of(409, "duplicate", "The requested identifier already exists.")
                    .because("There is an event " + id + " in this calendar.");
        }
        return Answer.json(describe(event, call));
    }

    /** {@code calendar.events.delete}; deleting twice is 410 at Google too (from memory). */
    Answer delete(ApiCall call) {
        var event = require(call);
        if (isCancelled(event)) {
            throw ApiError.of(410, "deleted", "Resource has been deleted").because("The event was deleted before.");
        }
        var fields = new LinkedHashMap<>(event.fields());
        fields.put("status", "cancelled");
        fields.put("updated", EventTimes.text(call.caller().now()));
        records.resources().put(key(event), new Resource(COLLECTION, event.owner(), event.id(), fields));
        return Answer.nothing();
    }

    private Resource require(ApiCall call) {
        var calendar = calendars.require(call, call.path("calendarId"));
        String id = call.path("eventId");
        return records.resources()
                .find(Records.resourceKey(COLLECTION, owner(call, calendar), id))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Not Found")
                        .because("There is no event " + id + " in the calendar " + calendar.id() + "."));
    }

    private static boolean isCancelled(Resource event) {
        return "cancelled".equals(event.fields().get("status"));
    }

    private static String owner(ApiCall call, Resource calendar) {
        return call.caller().email() + "/" + calendar.id();
    }

    private static String key(Resource event) {
        return Records.resourceKey(event.collection(), event.owner(), event.id());
    }

    private static String newest(List<Map<String, Object>> events, ApiCall call) {
        return events.stream()
                .map(event -> String.valueOf(event.get("updated")))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> EventTimes.text(call.caller().now()));
    }

    private static Map<String, Object> describe(Resource event, ApiCall call) {
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
            String words = call.find("q").orElse("").toLowerCase(java.util.Locale.ROOT);
            passes = passes.and(
                    event -> (event.getOrDefault("summary", "") + " " + event.getOrDefault("description", ""))
                            .toLowerCase(java.util.Locale.ROOT)
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
