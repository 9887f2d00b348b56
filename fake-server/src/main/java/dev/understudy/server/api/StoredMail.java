package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message in a mailbox. One that was sent has its bytes; one that a world was written with is made of its fields.
 *
 * @param resource the record
 */
record StoredMail(Resource resource) {

    static final String COLLECTION = "gmail.messages";

    /** A message as it arrives in a mailbox. */
    static StoredMail arrived(
            String owner, String id, String threadId, MailMessage message, List<String> labels, Instant at) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("threadId", threadId);
        fields.put("from", message.field("From").orElse(""));
        fields.put("to", message.field("To").orElse(""));
        fields.put("subject", message.field("Subject").orElse(""));
        fields.put("date", at.toString());
        fields.put("labelIds", labels);
        String text = message.text().strip().replaceAll("\\s+", " ");
        fields.put("snippet", text.substring(0, Math.min(100, text.length())));
        fields.put("raw", Base64.getUrlEncoder().encodeToString(message.bytes()));
        return new StoredMail(new Resource(COLLECTION, owner, id, fields));
    }

    String text(String name) {
        return String.valueOf(resource.fields().getOrDefault(name, ""));
    }

    Instant date() {
        return Instant.parse(text("date"));
    }

    List<String> labels() {
        return resource.fields().get("labelIds") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Its id, and that of its thread. */
    Map<String, Object> reference() {
        return Details.ordered(
                "id", resource.id(), "threadId", resource.fields().getOrDefault("threadId", resource.id()));
    }

    /** The message itself. */
    MailMessage message() {
        return resource.fields().get("raw") instanceof String raw
                ? MailMessage.read(Base64.getUrlDecoder().decode(raw))
                : made();
    }

    private MailMessage made() {
        String body = resource.fields().get("body") instanceof String given ? given : text("snippet");
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(date().atOffset(ZoneOffset.UTC));
        return new MailMessage(
                        Headers.NONE, new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .with("From", text("from"))
                .with("To", text("to"))
                .with("Subject", text("subject"))
                .with("Date", date)
                .with("Message-ID", "<" + resource.id() + "@mail.example.com>")
                .with("Content-Type", "text/plain; charset=\"UTF-8\"");
    }
}
