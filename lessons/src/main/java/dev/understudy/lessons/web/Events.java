package dev.understudy.lessons.web;

import dev.understudy.server.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a page is told while it is open, as server-sent events (WHATWG HTML section 9.2): the exchanges, relayed from the
 * fake's inspector as they are, and between them what the lesson has to say.
 */
final class Events {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<OutputStream> pages = new CopyOnWriteArrayList<>();

    /**
     * Tells a page everything, until it goes or the fake ends.
     *
     * @param feed the inspector's events, from where the page is
     * @param token the fake's token for its controls
     * @param seen called after each piece of news about exchanges
     */
    void follow(OutputStream page, URI feed, String token, Runnable seen) throws IOException {
        pages.add(page);
        try (InputStream in = open(feed, token);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event.append(line).append('\n');
                if (line.isEmpty()) {
                    write(page, event.toString());
                    if (event.indexOf("event: exchanges") == 0) {
                        seen.run();
                    }
                    event.setLength(0);
                }
            }
        } finally {
            pages.remove(page);
        }
    }

    /** Whether no page listens. */
    boolean isAlone() {
        return pages.isEmpty();
    }

    /** Tells every page that listens; one that is gone is forgotten. */
    void send(String name, Object data) {
        String event = "event: " + name + "\ndata: " + Json.compact(data) + "\n\n";
        pages.removeIf(page -> {
            try {
                write(page, event);
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    private InputStream open(URI feed, String token) throws IOException {
        var request =
                HttpRequest.newBuilder(feed).header("X-Control-Token", token).build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IOException("the fake answered " + response.statusCode() + " for its events");
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void write(OutputStream page, String event) throws IOException {
        synchronized (page) {
            page.write(event.getBytes(StandardCharsets.UTF_8));
            page.flush();
        }
    }
}
