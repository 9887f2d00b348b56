package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gmail: sending, reading and searching. */
class MailTest {

    private static final String MAIL = "https://mail.google.com/";
    private static final String MESSAGES = "/gmail/v1/users/me/messages";
    private static final String LETTER = String.join(
            "\r\n",
            "To: Grace <grace@example.org>, nobody@example.net",
            "Bcc: mallory@example.com",
            "Subject: =?utf-8?q?Caf=C3=A9?= =?utf-8?b?IGF0IG5vb24=?=",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed;",
            "  boundary=\"xyz\"",
            "",
            "--xyz",
            "Content-Type: text/plain; charset=\"utf-8\"",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Dear Grace, caf=C3=A9 =",
            "at noon?",
            "--xyz",
            "Content-Type: text/csv; name=\"n.csv\"",
            "Content-Disposition: attachment; filename=\"n.csv\"",
            "Content-Transfer-Encoding: base64",
            "",
            "bixCCjEsMS82Cg==",
            "--xyz--",
            "");

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void what_is_sent_stays_with_the_sender_and_reaches_who_lives_here() {
        var sent = ApiFixture.tree(send(LETTER));
        String id = sent.path("id").textValue();

        assertThat(sent.path("threadId").textValue()).isEqualTo(id);
        assertThat(sent.at("/labelIds/0").textValue()).isEqualTo("SENT");
        assertThat(ids(fake.adas(MAIL), "labelIds=SENT")).contains(id);
        assertThat(ids(fake.adas(MAIL), "labelIds=INBOX")).doesNotContain(id);

        String grace = fake.token(DemoWorld.GRACE.sub(), MAIL);
        var arrived = fake.json(grace, MESSAGES + "?q=" + ApiFixture.encode("from:ada subject:café is:unread"));
        assertThat(arrived.path("messages")).hasSize(1);
        String raw = raw(grace, arrived.at("/messages/0/id").textValue());
        assertThat(raw).startsWith("To: Grace <grace@example.org>").doesNotContain("Bcc");
        assertThat(raw).contains("From: Ada Lovelace <ada@example.com>\r\n", "Message-ID: <", "Date: ");
        assertThat(ids(fake.token(DemoWorld.MALLORY.sub(), MAIL), "")).hasSize(1);
    }

    @Test
    void a_message_is_read_in_its_parts() {
        var message = got(send(LETTER), "full");

        assertThat(message.path("snippet").textValue()).isEqualTo("Dear Grace, café at noon?");
        assertThat(message.at("/payload/mimeType").textValue()).isEqualTo("multipart/mixed");
        assertThat(header(message, "Subject")).isEqualTo("Café at noon");
        assertThat(message.at("/payload/parts/0/partId").textValue()).isEqualTo("0");
        assertThat(data(message.at("/payload/parts/0/body"))).isEqualTo("Dear Grace, café at noon?");
        assertThat(message.at("/payload/parts/1/filename").textValue()).isEqualTo("n.csv");
        assertThat(data(message.at("/payload/parts/1/body"))).isEqualTo("n,B\n1,1/6\n");
        assertThat(message.at("/payload/parts/1/body/size").intValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"full, true, false", "metadata, true, false", "minimal, false, false", "raw, false, true"})
    void a_format_says_how_much_is_told(String format, boolean payload, boolean raw) {
        var message = fake.json(fake.adas(MAIL), MESSAGES + "/1a02?format=" + format);

        assertThat(message.has("payload")).isEqualTo(payload);
        assertThat(message.at("/payload/body").isMissingNode()).isEqualTo(!format.equals("full"));
        assertThat(message.has("raw")).isEqualTo(raw);
        assertThat(message.path("sizeEstimate").intValue()).isGreaterThan(100);
        assertThat(fake.json(fake.adas(MAIL), MESSAGES + "/1a02?format=metadata&metadataHeaders=subject")
                        .at("/payload/headers"))
                .isEqualTo(ApiFixture.tree("[{\"name\": \"Subject\", \"value\": \"Tea?\"}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "from:babbage | 1a01",
                "to:ada subject:tea | 1a02",
                "is:starred | 1a04",
                "is:read from:menabrea | 1a04",
                "label:sent | 1a03",
                "in:inbox -is:unread -is:starred | 1a02",
                "\"Note G, at last\" | 1a03",
                "before:2026/11/03 | 1a04",
                "after:2026/11/20 | 1a01",
                "after:1795078800 before:2026/11/20 -in:sent | 1a02",
            })
    void mail_is_found_by_gmails_operators(String query, String id) {
        assertThat(ids(fake.adas(MAIL), "q=" + ApiFixture.encode(query))).containsExactly(id);
    }

    @Test
    void a_message_can_be_uploaded_and_answer_in_a_thread() {
        var media = fake.send(
                "POST",
                fake.adas(MAIL),
                "/upload" + MESSAGES + "/send?uploadType=media",
                "message/rfc822",
                "To: ada@example.com\nSubject: Note to self\n\nCards!\n");
        var message = got(media, "full");
        assertThat(message.path("labelIds")).hasSize(3);
        assertThat(data(message.at("/payload/body"))).isEqualTo("Cards!\r\n");

        String raw = encoded("To: somerville@example.com\r\nSubject: Re: Tea?\r\n\r\nYes.");
        var reply = post("{\"threadId\": \"1a02\", \"raw\": \"" + raw + "\"}");
        assertThat(ApiFixture.tree(reply).path("threadId").textValue()).isEqualTo("1a02");
        assertThat(post("{\"threadId\": \"nothing\", \"raw\": \"" + raw + "\"}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'raw' RFC822 payload message string or uploading message via /upload/* URL required",
                "{\"raw\": \"U3ViamVjdDogeA0KDQp5\"} | Recipient address required",
                "{\"raw\": \"!\"} | Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed",
            })
    void what_cannot_be_sent_is_refused(String body, String sentence) {
        var reply = post(body);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/message").textValue()).isEqualTo(sentence);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo("invalidArgument");
    }

    @ParameterizedTest
    @CsvSource({"full, 403", "raw, 403", "metadata, 200", "minimal, 200", "nonsense, 400"})
    void the_metadata_scope_reads_no_bodies(String format, int status) {
        var reply = fake.get(fake.adas(Operation.AUTH + "gmail.metadata"), MESSAGES + "/1a02?format=" + format);

        assertThat(reply.statusCode()).isEqualTo(status);
    }

    @Test
    void nobody_writes_in_the_name_of_another() {
        var message = got(send("From: grace@example.org\r\nTo: ada@example.com\r\n\r\nx"), "metadata");

        assertThat(header(message, "From")).isEqualTo("Ada Lovelace <ada@example.com>");
    }

    private HttpResponse<String> send(String message) {
        return post("{\"raw\": \"" + encoded(message) + "\"}");
    }

    private HttpResponse<String> post(String body) {
        return fake.send("POST", fake.adas(MAIL), MESSAGES + "/send", "application/json", body);
    }

    private JsonNode got(HttpResponse<String> sent, String format) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        String id = ApiFixture.tree(sent).path("id").textValue();
        return fake.json(fake.adas(MAIL), MESSAGES + "/" + id + "?format=" + format);
    }

    private String raw(String token, String id) {
        return decoded(fake.json(token, MESSAGES + "/" + id + "?format=raw")
                .path("raw")
                .textValue());
    }

    private List<String> ids(String token, String query) {
        return ApiFixture.each(fake.json(token, MESSAGES + "?" + query).path("messages"), "id");
    }

    private static String header(JsonNode message, String name) {
        for (JsonNode header : message.at("/payload/headers")) {
            if (header.path("name").textValue().equals(name)) {
                return header.path("value").textValue();
            }
        }
        return "";
    }

    private static String data(JsonNode body) {
        return decoded(body.path("data").textValue());
    }

    private static String decoded(String data) {
        return new String(Base64.getUrlDecoder().decode(data), StandardCharsets.UTF_8);
    }

    private static String encoded(String message) {
        return Base64.getUrlEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }
}
