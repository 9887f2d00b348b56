package dev.understudy.server.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calendars and events of the demo world, at fixed times of 2026. */
final class DemoCalendar {

    private final List<Resource> resources = new ArrayList<>();

    private DemoCalendar() {}

    static List<Resource> resources() {
        var calendar = new DemoCalendar();
        calendar.ada();
        calendar.others();
        return List.copyOf(calendar.resources);
    }

    private void ada() {
        String ada = DemoWorld.ADA.email();
        calendar(ada, ada, ada, "Europe/London", List.of());
        calendar(
                ada,
                "soirees@group.calendar.google.com",
                "Babbage's soirées",
                "Europe/London",
                List.of(publicly("reader")));
        event(ada, ada, "tea", "Tea with Mary Somerville", "2026-11-23T15:00:00Z", "2026-11-23T16:00:00Z");
        event(ada, ada, "lesson", "Mathematics with De Morgan", "2026-11-24T10:00:00Z", "2026-11-24T11:30:00Z");
        event(ada, ada, "ride", "Riding", "2026-11-25T07:00:00Z", "2026-11-25T08:00:00Z");
        event(ada, ada, "proofs", "Proofs of the Notes are due", "2026-12-01T12:00:00Z", "2026-12-01T12:30:00Z");
        event(ada, ada, "concert", "Concert", "2026-12-04T19:30:00Z", "2026-12-04T22:00:00Z");
        event(
                ada,
                "soirees@group.calendar.google.com",
                "soiree",
                "Soirée at Dorset Street",
                "2026-11-28T20:00:00Z",
                "2026-11-28T23:00:00Z");
    }

    private void others() {
        for (User user : List.of(DemoWorld.MALLORY, DemoWorld.GRACE, DemoWorld.ALAN)) {
            calendar(user.email(), user.email(), user.email(), "America/New_York", List.of());
        }
        String grace = DemoWorld.GRACE.email();
        event(grace, grace, "moth", "Look into relay 70, panel F", "2026-11-24T15:45:00Z", "2026-11-24T16:15:00Z");
        event(grace, grace, "codasyl", "CODASYL", "2026-11-26T14:00:00Z", "2026-11-26T17:00:00Z");
        String alan = DemoWorld.ALAN.email();
        event(alan, alan, "chess", "Chess with Champernowne", "2026-11-27T18:00:00Z", "2026-11-27T20:00:00Z");
        event(alan, alan, "run", "Long run", "2026-11-29T09:00:00Z", "2026-11-29T11:46:03Z");
    }

    /** A rule of an access control list, as Calendar writes them, for everybody. */
    private static Map<String, Object> publicly(String role) {
        return Map.of("scope", Map.of("type", "default"), "role", role);
    }

    private void calendar(String owner, String id, String summary, String timeZone, List<Map<String, Object>> rules) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("summary", summary);
        fields.put("timeZone", timeZone);
        if (!rules.isEmpty()) {
            fields.put("acl", rules);
        }
        resources.add(new Resource("calendar.calendars", owner, id, fields));
    }

    private void event(String owner, String calendar, String id, String summary, String start, String end) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("summary", summary);
        fields.put("creator", Map.of("email", owner));
        fields.put("organizer", Map.of("email", calendar));
        fields.put("start", Map.of("dateTime", start));
        fields.put("end", Map.of("dateTime", end));
        fields.put("created", "2026-11-01T09:00:00.000Z");
        fields.put("updated", "2026-11-01T09:00:00.000Z");
        resources.add(new Resource("calendar.events", owner + "/" + calendar, "demo" + id, fields));
    }
}
