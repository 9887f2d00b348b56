package dev.understudy.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Grant;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A fake, tokens put straight into its records, and a plain HTTP client. */
final class ApiFixture implements AutoCloseable {

    static final String DRIVE = Operation.AUTH + "drive";

    final FakeGoogle google;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiFixture(FakeGoogle google) {
        this.google = google;
    }

    static ApiFixture start() {
        return new ApiFixture(FakeGoogle.start());
    }

    /** A living token of Ada for the demo project. */
    String adas(String... scopes) {
        return token(DemoWorld.ADA.sub(), scopes);
    }

    /** A living token of a user on a living grant. */
    String token(String sub, String... scopes) {
        var grant = new Grant("grant-" + sub, sub, DemoWorld.PROJECT, Set.of(scopes), Instant.now());
        google.records().grants().put(Records.grantKey(sub, DemoWorld.PROJECT), grant);
        return put(sub, Optional.of(grant.id()), scopes);
    }

    /** A living token of the robot. */
    String robots(String... scopes) {
        return put(DemoWorld.ROBOT.email(), Optional.empty(), scopes);
    }

    private String put(String subject, Optional<String> grantId, String... scopes) {
        String token = "ya29.FAKE-test-" + Math.abs(Arrays.hashCode(scopes)) + "-" + subject;
        var now = Instant.now();
        google.records()
                .accessTokens()
                .put(
                        OpaqueTokens.key(token),
                        new AccessToken(
                                DemoWorld.DESKTOP.id(),
                                DemoWorld.PROJECT,
                                subject,
                                grantId,
                                List.of(scopes),
                                false,
                                now,
                                now.plus(Duration.ofHours(1))));
        return token;
    }

    HttpResponse<String> get(String token, String pathAndQuery) {
        return send("GET", token, pathAndQuery, "", "");
    }

    JsonNode json(String token, String pathAndQuery) {
        return tree(get(token, pathAndQuery));
    }

    HttpResponse<String> send(String method, String token, String pathAndQuery, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(google.url() + pathAndQuery))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why the newest exchange failed, as the journal has it. */
    String why() {
        var all = google.lab().exchanges(exchange -> true);
        return all.get(all.size() - 1).fact("why").orElse("");
    }

    static JsonNode tree(HttpResponse<String> reply) {
        return Json.read(reply.body()).orElseThrow(() -> new AssertionError("not JSON: " + reply.body()));
    }

    static JsonNode tree(String json) {
        return Json.read(json).orElseThrow(() -> new AssertionError("not JSON: " + json));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The values of one member of every object in a list. */
    static List<String> each(JsonNode list, String member) {
        return list.findValuesAsText(member);
    }

    @Override
    public void close() {
        google.close();
    }
}
