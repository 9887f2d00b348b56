package dev.understudy.server.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Drive files of the demo world. Times are fixed instants of 2026, so that every run shows the same. */
final class DemoDrive {

    private static final String GOOGLE = "application/vnd.google-apps.";

    private final List<Resource> resources = new ArrayList<>();

    private DemoDrive() {}

    static List<Resource> resources() {
        var drive = new DemoDrive();
        drive.ada();
        drive.mallory();
        drive.grace();
        drive.alan();
        drive.robot();
        return List.copyOf(drive.resources);
    }

    private void ada() {
        String owner = DemoWorld.ADA.email();
        google(owner, "notes", "folder", "Notes", "2026-09-01T08:00:00.000Z");
        google(owner, "letters", "folder", "Letters", "2026-08-11T10:12:00.000Z");
        google(owner, "note-g", "document", "Note G", "2026-11-20T16:45:12.301Z", "demo-ada-notes");
        google(owner, "bernoulli", "spreadsheet", "Bernoulli numbers", "2026-11-19T09:30:00.000Z", "demo-ada-notes");
        google(owner, "engine", "presentation", "The Analytical Engine", "2026-11-17T14:05:33.120Z", "demo-ada-notes");
        file(owner, "program", "program.txt", "text/plain", "2026-11-18T20:01:59.000Z", "V1 * (2 * V4) -> V5\n");
        file(owner, "table", "table.csv", "text/csv", "2026-11-16T11:11:11.000Z", "n,B\n1,1/6\n2,-1/30\n3,1/42\n");
        file(owner, "readme", "README.md", "text/markdown", "2026-11-02T07:20:00.000Z", "# Sketch of the engine\n");
        set("demo-ada-readme", "permissions", List.of(Map.of("type", "anyone", "role", "reader")));
        google(owner, "babbage", "document", "Letter to Babbage", "2026-10-30T18:00:00.000Z", "demo-ada-letters");
        google(
                owner,
                "somerville",
                "document",
                "Letter to Mary Somerville",
                "2026-10-05T12:00:00.000Z",
                "demo-ada-letters");
        google(owner, "flyology", "document", "Flyology", "2026-03-15T09:00:00.000Z");
        file(
                owner,
                "wings",
                "wings.svg",
                "image/svg+xml",
                "2026-03-16T09:45:00.000Z",
                "<svg xmlns='http://www.w3.org/2000/svg'/>\n");
        google(owner, "horses", "spreadsheet", "Horses", "2026-05-21T15:30:00.000Z");
        google(owner, "survey", "form", "Who wants an engine?", "2026-07-07T07:07:07.000Z");
        file(owner, "todo", "todo.txt", "text/plain", "2026-11-20T21:00:00.000Z", "Ask Babbage about the cards.\n");
        set("demo-ada-note-g", "starred", true);
        file(owner, "draft", "old draft.txt", "text/plain", "2026-02-02T02:02:02.000Z", "Obsolete.\n");
        set("demo-ada-draft", "trashed", true);
    }

    private void mallory() {
        String owner = DemoWorld.MALLORY.email();
        google(owner, "plan", "document", "Plan", "2026-11-13T00:13:00.000Z");
        file(owner, "codes", "codes.txt", "text/plain", "2026-11-14T03:00:00.000Z", "4/0FAKE-somebody-elses-code\n");
    }

    private void grace() {
        String owner = DemoWorld.GRACE.email();
        google(owner, "compiler", "document", "A-0 System", "2026-11-12T13:00:00.000Z");
        google(owner, "cobol", "spreadsheet", "COBOL words", "2026-10-20T10:00:00.000Z");
        file(
                owner,
                "log",
                "logbook.txt",
                "text/plain",
                "2026-09-09T15:45:00.000Z",
                "First actual case of bug being found.\n");
        google(owner, "talk", "presentation", "Nanoseconds", "2026-06-01T17:00:00.000Z");
    }

    private void alan() {
        String owner = DemoWorld.ALAN.email();
        google(owner, "numbers", "document", "On computable numbers", "2026-11-10T10:00:00.000Z");
        file(owner, "tape", "tape.txt", "text/plain", "2026-10-01T01:01:01.000Z", "1 0 1 1 0\n");
        google(owner, "tour", "spreadsheet", "Running times", "2026-08-23T06:30:00.000Z");
    }

    private void robot() {
        String owner = DemoWorld.ROBOT.email();
        google(owner, "reports", "folder", "Reports", "2026-11-01T00:00:00.000Z");
        google(owner, "nightly", "spreadsheet", "Nightly report", "2026-11-20T02:00:00.000Z", "demo-robot-reports");
    }

    private void google(String owner, String id, String type, String name, String modified, String... parents) {
        put(owner, id, name, GOOGLE + type, modified, parents);
    }

    private void file(String owner, String id, String name, String mimeType, String modified, String content) {
        put(owner, id, name, mimeType, modified);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var fields = new LinkedHashMap<>(resources.get(resources.size() - 1).fields());
        fields.put("size", Integer.toString(bytes.length));
        fields.put("md5Checksum", md5(bytes));
        fields.put("originalFilename", name);
        replaceLast(fields);
        String content64 = Base64.getEncoder().encodeToString(bytes);
        resources.add(
                resources.size() - 1,
                new Resource("drive.contents", owner, fileId(owner, id), Map.of("base64", content64)));
    }

    private void put(String owner, String id, String name, String mimeType, String modified, String... parents) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", name);
        fields.put("mimeType", mimeType);
        fields.put("modifiedTime", modified);
        if (parents.length > 0) {
            fields.put("parents", List.of(parents));
        }
        resources.add(new Resource("drive.files", owner, fileId(owner, id), fields));
    }

    private void set(String id, String name, Object value) {
        for (int i = 0; i < resources.size(); i++) {
            var resource = resources.get(i);
            if (resource.id().equals(id) && resource.collection().equals("drive.files")) {
                var fields = new LinkedHashMap<>(resource.fields());
                fields.put(name, value);
                resources.set(i, new Resource(resource.collection(), resource.owner(), id, fields));
            }
        }
    }

    private void replaceLast(Map<String, Object> fields) {
        int last = resources.size() - 1;
        var old = resources.get(last);
        resources.set(last, new Resource(old.collection(), old.owner(), old.id(), fields));
    }

    private static String fileId(String owner, String id) {
        return "demo-" + owner.substring(0, owner.indexOf('@')) + "-" + id;
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
