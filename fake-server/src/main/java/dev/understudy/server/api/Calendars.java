package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calendars of a caller. Everybody has a primary one, whose id is the address. */
final class Calendars {

    private static final String COLLECTION = "calendar.calendars";

    private final Records records;
    private final PageTokens pages;

    Calendars(Records records, PageTokens pages) {
        this.records = records;
        this.pages = pages;
    }

    /** {@code calendar.calendarList.list}. */
    Answer list(ApiCall call) {
        var entries = new ArrayList<Map<String, Object>>();
        entries.add(entry(require(call, "primary"), call.caller()));
        records.resources()
                .under(Records.resourceKey(COLLECTION, call.caller().email(), ""))
                .filter(calendar -> !calendar.id().equals(call.caller().email()))
                .forEach(calendar -> entries.add(entry(calendar, call.caller())));
        var page = pages.page(call, entries, call.number("maxResults"));
        return Answer.json(page(call, "calendar#calendarList", page));
    }

    /** {@code calendar.calendars.get}. */
    Answer get(ApiCall call) {
        var calendar = require(call, call.path("calendarId"));
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", "calendar#calendar");
        object.put("etag", Etags.of(calendar.fields()));
        object.put("id", calendar.id());
        object.putAll(calendar.fields());
        return Answer.json(object);
    }

    /** {@code calendar.settings.list}. */
    Answer settings(ApiCall call) {
        var zone = String.valueOf(require(call, "primary").fields().getOrDefault("timeZone", "UTC"));
        List<Map<String, Object>> items = List.of(
                setting("format24HourTime", "true"),
                setting("locale", "en"),
                setting("timezone", zone),
                setting("weekStart", "1"));
        return Answer.json(page(call, "calendar#settings", pages.page(call, items, call.number("maxResults"))));
    }

    /**
     * A calendar of the caller; {@code primary} stands for the one of the address.
     *
     * @throws ApiException 404 if there is none of this id
     */
    Resource require(ApiCall call, String calendarId) {
        String owner = call.caller().email();
        String id = calendarId.equals("primary") ? owner : calendarId;
        return records.resources()
                .find(Records.resourceKey(COLLECTION, owner, id))
                .or(() -> java.util.Optional.of(id).filter(owner::equals).map(Calendars::primary))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Not Found")
                        .because(owner + " has no calendar " + calendarId + "."));
    }

    private static Resource primary(String owner) {
        return new Resource(COLLECTION, owner, owner, Map.of("summary", owner, "timeZone", "UTC"));
    }

    private static Map<String, Object> entry(Resource calendar, Caller caller) {
        boolean primary = calendar.id().equals(caller.email());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("kind", "calendar#calendarListEntry");
        entry.put("etag", Etags.of(calendar.fields()));
        entry.put("id", calendar.id());
        entry.putAll(calendar.fields());
        entry.putIfAbsent("colorId", primary ? "14" : "7");
        entry.putIfAbsent("backgroundColor", primary ? "#9fe1e7" : "#42d692");
        entry.putIfAbsent("foregroundColor", "#000000");
        entry.putIfAbsent("selected", true);
        entry.putIfAbsent("accessRole", "owner");
        entry.putIfAbsent("defaultReminders", List.of());
        if (primary) {
            entry.put("primary", true);
        }
        return entry;
    }

    private static Map<String, Object> setting(String id, String value) {
        var setting = new LinkedHashMap<String, Object>();
        setting.put("kind", "calendar#setting");
        setting.put("etag", Etags.of(id + value));
        setting.put("id", id);
        setting.put("value", value);
        return setting;
    }

    private Map<String, Object> page(ApiCall call, String kind, PageTokens.Page<Map<String, Object>> page) {
        var list = new LinkedHashMap<String, Object>();
        list.put("kind", kind);
        list.put("etag", Etags.of(page.items()));
        page.next()
                .ifPresentOrElse(
                        token -> list.put("nextPageToken", token),
                        () -> list.put("nextSyncToken", pages.syncToken(call)));
        list.put("items", page.items());
        return list;
    }
}
