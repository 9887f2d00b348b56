package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.store.World;
import dev.understudy.server.wire.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is large: messages of five megabytes, and a world that is full. */
class StorageTest {

    private static final String MAIL = "https://mail.google.com/";
    private static final String SEND = "/gmail/v1/users/me/messages/send";
    private static final String UPLOAD = "/upload/drive/v3/files";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    /** As text of base64 twelve megabytes; one for all files, so that the test itself needs little room. */
    private static final String TWELVE_MEGABYTES = "A".repeat(16 * 1024 * 1024);

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_message_of_five_megabytes_is_sent_and_read() {
        String message =
                "To: grace@example.org\r\nSubject: Large\r\n\r\n" + "0123456789abcdef".repeat(FIVE_MEGABYTES / 16);
        String raw = encoded(message);

        var sent = send("{\"raw\": \"" + raw + "\"}");
        var uploaded = fake.send("POST", fake.adas(MAIL), "/upload" + SEND, "message/rfc822", message);

        for (var reply : new HttpResponse<?>[] {sent, uploaded}) {
            assertThat(reply.statusCode()).as(reply.body().toString()).isEqualTo(200);
        }
        String id = ApiFixture.tree(sent).path("id").textValue();
        var read = fake.json(fake.adas(MAIL), "/gmail/v1/users/me/messages/" + id + "?format=raw");
        byte[] bytes = Base64.getUrlDecoder().decode(read.path("raw").textValue());
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith(message.substring(message.indexOf("\r\n\r\n")));
        assertThat(read.path("sizeEstimate").intValue()).isGreaterThan(FIVE_MEGABYTES);
    }

    @Test
    void the_world_with_a_large_file_can_be_told() {
        fake.send("POST", drive(), UPLOAD + "?uploadType=media", "text/plain", "x".repeat(FIVE_MEGABYTES));

        assertThat(Json.read(ScenarioFile.write(World.of(fake.google.records()))))
                .isPresent();
    }

    @Test
    void a_world_has_a_limit_for_all_that_it_keeps() {
        for (int i = 0; i < 5; i++) {
            fill("big" + i);
        }
        String five = "x".repeat(FIVE_MEGABYTES);

        assertFull(fake.send("POST", drive(), UPLOAD + "?uploadType=media", "text/plain", five));
        assertThat(fake.why()).contains("all accounts together");
        assertFull(send("{\"raw\": \"" + encoded("To: grace@example.org\r\n\r\n" + five) + "\"}"));
        assertFull(piece(five));
        assertThat(fake.send("POST", drive(), UPLOAD + "?uploadType=media", "text/plain", "small")
                        .statusCode())
                .isEqualTo(200);

        fake.google.records().resources().take(key("big0"));

        assertThat(fake.send("POST", drive(), UPLOAD + "?uploadType=media", "text/plain", five)
                        .statusCode())
                .isEqualTo(200);
    }

    private void fill(String id) {
        fake.google
                .records()
                .resources()
                .put(
                        key(id),
                        new Resource(
                                DriveContent.CONTENTS, DemoWorld.ADA.email(), id, Map.of("base64", TWELVE_MEGABYTES)));
    }

    private static String key(String id) {
        return Records.resourceKey(DriveContent.CONTENTS, DemoWorld.ADA.email(), id);
    }

    private HttpResponse<String> piece(String piece) {
        var opened =
                fake.send("POST", drive(), UPLOAD + "?uploadType=resumable", "application/json", "{\"name\": \"a\"}");
        return fake.send(HttpRequest.newBuilder(
                        URI.create(opened.headers().firstValue("Location").orElseThrow()))
                .header("Content-Range", "bytes 0-" + (piece.length() - 1) + "/*")
                .PUT(BodyPublishers.ofString(piece))
                .build());
    }

    private static void assertFull(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo("storageQuotaExceeded");
    }

    private HttpResponse<String> send(String body) {
        return fake.send("POST", fake.adas(MAIL), SEND, "application/json", body);
    }

    private String drive() {
        return fake.adas(ApiFixture.DRIVE);
    }

    private static String encoded(String message) {
        return Base64.getUrlEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }
}
