package dev.understudy.server.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mail, the contacts and the groups of the demo world. */
final class DemoMail {

    private final List<Resource> resources = new ArrayList<>();

    private DemoMail() {}

    static List<Resource> resources() {
        var mail = new DemoMail();
        mail.messages();
        mail.contacts();
        mail.groups();
        return List.copyOf(mail.resources);
    }

    private void messages() {
        String ada = DemoWorld.ADA.email();
        message(ada, "1a01", "babbage@example.com", "The cards", "2026-11-20T09:12:00Z", List.of("INBOX", "UNREAD"));
        message(ada, "1a02", "somerville@example.com", "Tea?", "2026-11-19T17:40:00Z", List.of("INBOX"));
        message(ada, "1a03", ada, "Note G, at last", "2026-11-18T22:05:00Z", List.of("SENT"));
        message(
                ada,
                "1a04",
                "menabrea@example.com",
                "Your translation",
                "2026-11-02T08:00:00Z",
                List.of("INBOX", "STARRED"));
        String grace = DemoWorld.GRACE.email();
        message(grace, "1b01", DemoWorld.ALAN.email(), "Ballistic tables", "2026-11-17T11:00:00Z", List.of("INBOX"));
        message(
                DemoWorld.ALAN.email(),
                "1c01",
                grace,
                "Re: Ballistic tables",
                "2026-11-17T12:30:00Z",
                List.of("INBOX"));
    }

    private void contacts() {
        String ada = DemoWorld.ADA.email();
        contact(ada, "c1", "Charles Babbage", "babbage@example.com");
        contact(ada, "c2", "Mary Somerville", "somerville@example.com");
        contact(ada, "c3", "Luigi Menabrea", "menabrea@example.com");
        contact(DemoWorld.GRACE.email(), "c1", "Howard Aiken", "aiken@example.org");
    }

    private void groups() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", "Everybody");
        settings.put("description", "All of " + DemoWorld.DOMAIN);
        settings.put("whoCanJoin", "INVITED_CAN_JOIN");
        settings.put("whoCanViewMembership", "ALL_IN_DOMAIN_CAN_VIEW");
        settings.put("whoCanViewGroup", "ALL_MEMBERS_CAN_VIEW");
        settings.put("whoCanPostMessage", "ALL_MEMBERS_CAN_POST");
        settings.put("allowExternalMembers", "false");
        settings.put("messageModerationLevel", "MODERATE_NONE");
        resources.add(
                new Resource("groupssettings.groups", DemoWorld.DOMAIN, "everybody@" + DemoWorld.DOMAIN, settings));
    }

    private void message(String owner, String id, String from, String subject, String date, List<String> labels) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("to", owner);
        fields.put("subject", subject);
        fields.put("date", date);
        fields.put("labelIds", labels);
        fields.put("snippet", subject + ".");
        resources.add(new Resource("gmail.messages", owner, id, fields));
    }

    private void contact(String owner, String id, String name, String email) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("email", email);
        resources.add(new Resource("people.connections", owner, id, fields));
    }
}
