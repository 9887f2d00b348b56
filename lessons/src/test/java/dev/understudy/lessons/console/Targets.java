package dev.understudy.lessons.console;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Everything that the fake's own controls answer, found by asking: what a page of another origin might want. */
final class Targets {

    private static final Pattern LINK = Pattern.compile("href=\"(/_understudy/console[^\"]*)\"");
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|button|textarea|select)[^>]* name=\"([^\"]*)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What forms that must be filled are filled with, so that they would do something. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            entry("project_id", "taken-over-1"),
            entry("key_name", "stolen"),
            entry("account_id", "night-shift"),
            entry("email", "eve@example.com"),
            entry("name", "Eve"),
            entry("client_id", DemoWorld.ROBOT.uniqueId()),
            entry("domain", "evil.example"),
            entry("scopes", "openid"),
            entry("testers", "eve@example.com"),
            entry("moment", "2030-01-01T00:00:00Z"),
            entry("confirm", DemoWorld.PROJECT));

    /** What would do something, by the endpoint's name. */
    private static final Map<String, String> ORDERS = Map.of(
            "_inspector.controls", "{\"action\": \"pause\", \"project\": \"\"}",
            "_class.actions", "{\"action\": \"reset\"}",
            "_me.desk", "{\"words\": [\"rotate\"]}",
            "_me.events", "{\"event\": \"begun\", \"lesson\": \"05-the-code-once\", \"step\": 1, \"steps\": 3}");

    private final FakeGoogle google;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The paths that can be read. */
    final List<String> readings = new ArrayList<>();

    /** What can be changed: {@code method}, {@code path}, {@code json} and {@code fields}. */
    final List<Map<String, Object>> changes = new ArrayList<>();

    private Targets(FakeGoogle google) {
        this.google = google;
    }

    /** Everything that a server answers beside what Google does. */
    static Targets of(FakeGoogle google) {
        var targets = new Targets(google);
        targets.lab();
        targets.own();
        targets.console();
        return targets;
    }

    /** What a server answers because it is for a class, and what learners may use too. */
    static Targets ofClass(FakeGoogle google) {
        var targets = new Targets(google);
        targets.own();
        return targets;
    }

    /** What the server says that it answers, but for the lab and the console, which are walked through. */
    private void own() {
        google.endpoints().stream()
                .filter(endpoint -> endpoint.name().matches("_(?!lab|console|assets).*"))
                .forEach(endpoint -> endpoint.routes().forEach(route -> {
                    String path = route.template()
                            .replace("{number}", "1")
                            .replace("{file}", "service-account.json")
                            .replace("{table}", "clients")
                            .replace("{moment}", "beginning");
                    if (route.method().equals("GET")) {
                        readings.add(path);
                    } else {
                        change(
                                route.method(),
                                path,
                                ORDERS.getOrDefault(endpoint.name(), "{}"),
                                Map.of("action", "reset", "key", "guessed-key"));
                    }
                }));
    }

    private void lab() {
        read("/_understudy/openapi.json").path("paths").properties().forEach(path -> {
            String place = path.getKey()
                    .replace("{project}", DemoWorld.PROJECT)
                    .replace("{email}", DemoWorld.ADA.email())
                    .replace("{client}", DemoWorld.WEB.id())
                    .replace("{name}", "before");
            path.getValue().properties().forEach(operation -> {
                String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                if (method.equals("GET")) {
                    readings.add(place);
                } else if (List.of("POST", "PUT", "DELETE").contains(method)) {
                    var example = operation.getValue().path("requestBody").findValue("example");
                    change(method, place, example == null ? "{}" : example.toString(), Map.of());
                }
            });
        });
    }

    /** Walks through the links of the console; each of its forms is taken with the token that only its pages know. */
    private void console() {
        var seen = new TreeSet<String>();
        var open = new ArrayDeque<>(List.of("/_understudy/console"));
        while (!open.isEmpty()) {
            String path = open.poll();
            if (!seen.add(path)) {
                continue;
            }
            String page = get(path);
            LINK.matcher(page).results().forEach(link -> open.add(link.group(1)));
            FORM.matcher(page).results().forEach(form -> change("POST", form.group(1), "{}", fields(form.group(2))));
        }
        readings.addAll(seen);
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(form).results().forEach(field -> {
            var value = VALUE.matcher(field.group());
            String given = value.find() ? value.group(1) : "";
            fields.put(field.group(1), given.isEmpty() ? TYPED.getOrDefault(field.group(1), "") : given);
        });
        return fields;
    }

    private void change(String method, String path, String json, Map<String, String> fields) {
        changes.add(Map.of("method", method, "path", path, "json", json, "fields", fields));
    }

    /** Everything that could have been changed, as text. */
    String state() {
        var state = new StringBuilder();
        for (String place : List.of("clock", "faults", "grants")) {
            var part = read("/_understudy/projects/" + DemoWorld.PROJECT + "/" + place);
            state.append(place.equals("clock") ? part.path("offset") + " " + part.path("frozen") : part);
        }
        return state.append(read("/_understudy/scenario"))
                .append(google.records().isShutDown(DemoWorld.PROJECT))
                .append(get("/_understudy/class/class.csv"))
                .append(get("/_understudy/class/state").replaceAll("\"seconds\":\\d+", ""))
                .append(read("/_understudy/snapshots"))
                .append(google.signingKeys().keyIds())
                .append(google.lab()
                        .exchanges(exchange -> exchange.number() == 1)
                        .size())
                .toString();
    }

    private JsonNode read(String path) {
        try {
            return JSON.readTree(get(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(google.url() + path))
                    .header("X-Control-Token", google.labToken())
                    .header("Cookie", "understudy_control_" + google.url().getPort() + "=" + google.labToken())
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
