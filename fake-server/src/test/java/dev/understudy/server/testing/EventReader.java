package dev.understudy.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A page of the inspector without a browser: has the cookie, and reads the event stream. */
public final class EventReader implements AutoCloseable {

    private static final String ROOT = "/_understudy/inspector";

    private final BufferedReader lines;

    /** One server-sent event. */
    public record Event(String name, String id, JsonNode data) {}

    /** Opens the stream with this query, going on after the event of this id unless it is empty. */
    public EventReader(FakeGoogle google, String query, String lastId) throws Exception {
        var request = request(google, "/events?" + query);
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> reply =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
    }

    /** A request to the inspector with the cookie that its page hands out. */
    public static HttpRequest.Builder request(FakeGoogle google, String path) throws Exception {
        var page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(google.inspector()).build(), BodyHandlers.discarding());
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return HttpRequest.newBuilder(URI.create(google.url() + ROOT + path)).header("Cookie", cookie);
    }

    /** What the inspector answers to this. */
    public static String get(FakeGoogle google, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(request(google, path).build(), BodyHandlers.ofString())
                .body();
    }

    /** The next event of this name; others are passed over. */
    public Event next(String wanted) throws IOException {
        var event = next();
        while (!event.name().equals(wanted)) {
            event = next();
        }
        return event;
    }

    /** The next event; heartbeats are passed over. */
    public Event next() throws IOException {
        String name = "";
        String id = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("event:")) {
                name = value;
            } else if (line.startsWith("id:")) {
                id = value;
            } else if (line.startsWith("data:")) {
                data = value;
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, id, Json.read(data).orElseThrow());
            }
        }
        throw new IOException("the stream has ended");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
