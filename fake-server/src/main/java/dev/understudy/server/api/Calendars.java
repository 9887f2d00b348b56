package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of a caller. Everybody has a primary one, whose id is the address; others may be shared with them. */
final class Calendars {

    private static final String COLLECTION = "calendar.calendars";

    private final Records records;
    private final PageTokens pages;
    private final CalendarAccess access;

    Calendars(Records records, PageTokens pages) {
        this.records = records;
        this.pages = pages;
        this.access = new CalendarAccess(records);
    }

    /** {@code calendar.calendarList.list}. */
    Answer list(ApiCall call) {
        var caller = call.caller();
        var entries = new ArrayList<Map<String, Object>>();
        entries.add(entry(require(call, "primary"), caller));
        records.resources()
                .under(COLLECTION + "|")
                .filter(calendar -> isListed(calendar, caller))
                .forEach(calendar -> entries.add(entry(calendar, caller)));
        var page = pages.page(call, entries, call.number("maxResults"));
        return Answer.json(page(call, "calendar#calendarList", page));
    }

    private boolean isListed(Resource calendar, Caller caller) {
        return calendar.owner().equals(caller.email())
                ? !calendar.id().equals(caller.email())
                : access.isSharedWith(caller, calendar);
    }

    /** {@code calendar.calendarList.get}. */
    Answer listed(ApiCall call) {
        var calendar = require(call, call.path("calendarId"));
        if (!calendar.id().equals(call.caller().email()) && !isListed(calendar, call.caller())) {
            throw notFound()
                    .because("The calendar " + calendar.id() + " is not in the list of "
                            + call.caller().email() + ".");
        }
        return Answer.json(entry(calendar, call.caller()));
    }

    /** {@code calendar.calendars.get}. */
    Answer get(ApiCall call) {
        var calendar = require(call, call.path("calendarId"));
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", "calendar#calendar");
        object.put("etag", Etags.of(calendar.fields()));
        object.put("id", calendar.id());
        object.putAll(calendar.fields());
        object.remove("acl");
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
     * A calendar that the caller may see; {@code primary} stands for the one of the address.
     *
     * @throws ApiException 404 if there is none of this id
     */
    Resource require(ApiCall call, String calendarId) {
        var caller = call.caller();
        String id = calendarId.equals("primary") ? caller.email() : calendarId;
        return find(caller, id)
                .filter(calendar -> role(call, calendar) != CalendarAccess.Role.NONE)
                .orElseThrow(() -> notFound()
                        .because("\"" + caller.email() + "\" with the scopes " + caller.scopes() + " has no calendar "
                                + calendarId + "."));
    }

    /**
     * A calendar that the caller may write.
     *
     * @throws ApiException 404, or 403 if it is there to be read only (from memory)
     */
    Resource requireWritable(ApiCall call, String calendarId) {
        var calendar = require(call, calendarId);
        if (role(call, calendar).compareTo(CalendarAccess.Role.WRITER) < 0) {
            throw ApiError.of(403, "requiredAccessLevel", "You need to have writer access to this calendar.")
                    .because("The caller is " + role(call, calendar).word() + " of " + calendar.id() + ".");
        }
        return calendar;
    }

    /** What the caller may do with a calendar. */
    CalendarAccess.Role role(ApiCall call, Resource calendar) {
        return access.role(call.caller(), calendar);
    }

    private Optional<Resource> find(Caller caller, String id) {
        return records.resources()
                .find(Records.resourceKey(COLLECTION, caller.email(), id))
                .or(() -> records.resources()
                        .under(COLLECTION + "|")
                        .filter(calendar ->
                                calendar.id().equals(id) && access.ofUser(caller, calendar) != CalendarAccess.Role.NONE)
                        .findFirst())
                .or(() -> Optional.of(id)
                        .filter(own -> !own.isEmpty() && own.equals(caller.email()))
                        .map(Calendars::primary));
    }

    private static Resource primary(String owner) {
        return new Resource(COLLECTION, owner, owner, Map.of("summary", owner, "timeZone", "UTC"));
    }

    private static ApiError notFound() {
        return ApiError.of(404, "notFound", "Not Found");
    }

    private Map<String, Object> entry(Resource calendar, Caller caller) {
        boolean primary = calendar.id().equals(caller.email());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("kind", "calendar#calendarListEntry");
        entry.put("etag", Etags.of(calendar.fields()));
        entry.put("id", calendar.id());
        entry.putAll(calendar.fields());
        entry.remove("acl");
        entry.putIfAbsent("colorId", primary ? "14" : "7");
        entry.putIfAbsent("backgroundColor", primary ? "#9fe1e7" : "#42d692");
        entry.putIfAbsent("foregroundColor", "#000000");
        entry.putIfAbsent("selected", true);
        entry.put("accessRole", access.ofUser(caller, calendar).word());
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
