package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes, changes and cancels events. */
final class CalendarChanges {

    /** Google's rule: the letters of base32hex. */
    private static final Pattern USABLE_ID = Pattern.compile("[a-v0-9]{5,1024}");

    /** What an event keeps through an update, whatever the body says. */
    private static final List<String> KEPT = List.of("created", "creator", "organizer", "iCalUID");

    private final Records records;
    private final PageTokens pages;
    private final Calendars calendars;
    private final CalendarEvents events;

    CalendarChanges(Records records, PageTokens pages, Calendars calendars, CalendarEvents events) {
        this.records = records;
        this.pages = pages;
        this.calendars = calendars;
        this.events = events;
    }

    /** {@code calendar.events.insert}. */
    Answer insert(ApiCall call) {
        var calendar = calendars.requireWritable(call, call.path("calendarId"));
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
        var event = CalendarEvents.resource(calendar, id, fields);
        var kept = records.resources().merge(key(event), event, old -> old);
        if (!kept.equals(event)) {
            throw ApiError.of(409, "duplicate", "The requested identifier already exists.")
                    .because("There is an event " + id + " in this calendar.");
        }
        return Answer.json(CalendarEvents.describe(event, call));
    }

    /** {@code calendar.events.update}: the body is the whole event. */
    Answer update(ApiCall call) {
        return changed(call, CalendarChanges::replaced);
    }

    /** {@code calendar.events.patch}: the body has what changes, and null for what goes. */
    Answer patch(ApiCall call) {
        return changed(call, (fields, asked) -> asked.merged(fields));
    }

    /** {@code calendar.events.delete}; deleting twice is 410 at Google too (from memory). */
    Answer delete(ApiCall call) {
        calendars.requireWritable(call, call.path("calendarId"));
        var event = events.require(call);
        requireMatch(call, event);
        if (CalendarEvents.isCancelled(event)) {
            throw ApiError.of(410, "deleted", "Resource has been deleted").because("The event was deleted before.");
        }
        var fields = new LinkedHashMap<>(event.fields());
        fields.put("status", "cancelled");
        fields.put("updated", EventTimes.text(call.caller().now()));
        records.resources().put(key(event), new Resource(event.collection(), event.owner(), event.id(), fields));
        return Answer.nothing();
    }

    private interface Change {
        Map<String, Object> apply(Map<String, Object> fields, ApiCall call);
    }

    private Answer changed(ApiCall call, Change change) {
        calendars.requireWritable(call, call.path("calendarId"));
        var event = events.require(call);
        requireMatch(call, event);
        var fields = new LinkedHashMap<>(change.apply(event.fields(), call));
        fields.remove("id");
        fields.remove("kind");
        fields.remove("etag");
        EventTimes.requireOf(fields);
        KEPT.forEach(name -> {
            if (event.fields().containsKey(name)) {
                fields.put(name, event.fields().get(name));
            }
        });
        fields.put("updated", EventTimes.text(call.caller().now()));
        fields.put("sequence", sequence(event) + 1);
        var changed = new Resource(event.collection(), event.owner(), event.id(), fields);
        records.resources().put(key(event), changed);
        return Answer.json(CalendarEvents.describe(changed, call));
    }

    private static Map<String, Object> replaced(Map<String, Object> fields, ApiCall call) {
        return call.body();
    }

    private static int sequence(Resource event) {
        return event.fields().get("sequence") instanceof Integer sequence ? sequence : 0;
    }

    /** RFC 9110 section 13.1.1: whoever says which version they mean changes no other (the body is from memory). */
    private static void requireMatch(ApiCall call, Resource event) {
        call.request()
                .headers()
                .find("If-Match")
                .filter(etag -> !etag.equals("*") && !etag.equals(Etags.of(event.fields())))
                .ifPresent(etag -> {
                    throw ApiError.of(412, "conditionNotMet", "Precondition Failed")
                            .at("If-Match", "header")
                            .because("The event changed since it had the etag " + etag + ".");
                });
    }

    private static String key(Resource event) {
        return Records.resourceKey(event.collection(), event.owner(), event.id());
    }
}
