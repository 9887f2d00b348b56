package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail message (RFC 5322) or a part of one (RFC 2045).
 *
 * @param headers its header fields, unfolded
 * @param content what follows them, one character per byte
 */
record MailMessage(Headers headers, String content) {

    private static final int MAX_DEPTH = 8;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]{1,64}@[^\\s<>,;:\"()]{1,255}");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+(charset|filename|name)=(?:\"([^\"]*+)\"|([^;\\s]++))", Pattern.CASE_INSENSITIVE);

    /** Reads a message; bare line feeds end lines too. */
    static MailMessage read(byte[] bytes) {
        return of(Multipart.message(Multipart.lines(bytes)));
    }

    private static MailMessage of(Multipart.Part part) {
        return new MailMessage(part.headers(), part.content());
    }

    /** The message as it travels. */
    byte[] bytes() {
        var text = new StringBuilder();
        headers.values()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("\r\n").append(content).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A copy in which this field has exactly this value. */
    MailMessage with(String name, String value) {
        return new MailMessage(headers.with(name, MailWords.encode(value)), content);
    }

    /** A copy without this field. */
    MailMessage without(String name) {
        var left = new LinkedHashMap<>(headers.values());
        left.keySet().removeIf(name::equalsIgnoreCase);
        return new MailMessage(new Headers(left), content);
    }

    /** A field for people, its encoded words decoded. */
    Optional<String> field(String name) {
        return headers.find(name).map(MailWords::decode);
    }

    /** The addresses in these fields. */
    List<String> addresses(String... names) {
        var found = new ArrayList<String>();
        for (String name : names) {
            headers.all(name)
                    .forEach(value -> ADDRESS.matcher(value)
                            .results()
                            .forEach(match -> found.add(match.group().toLowerCase(Locale.ROOT))));
        }
        return found;
    }

    /** The first part that is plain text, as text. */
    String text() {
        return parts().stream()
                .map(MailMessage::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> mimeType().equals("text/plain") ? new String(decoded(), charset()) : "");
    }

    /** The message as Gmail describes one: {@code MessagePart}. */
    Map<String, Object> json() {
        return json("", MAX_DEPTH);
    }

    private Map<String, Object> json(String id, int depth) {
        var parts = depth == 0 ? List.<MailMessage>of() : parts();
        String filename = parameter("Content-Disposition", "filename")
                .or(() -> parameter("Content-Type", "name"))
                .orElse("");
        var json = Details.ordered("partId", id, "mimeType", mimeType(), "filename", filename, "headers", fields());
        if (parts.isEmpty()) {
            byte[] bytes = decoded();
            json.put("body", Details.ordered("size", bytes.length, "data", MailWords.base64Url(bytes)));
            return json;
        }
        json.put("body", Map.of("size", 0));
        var described = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < parts.size(); i++) {
            described.add(parts.get(i).json(id.isEmpty() ? Integer.toString(i) : id + "." + i, depth - 1));
        }
        json.put("parts", described);
        return json;
    }

    /** Every header field as Gmail lists them. */
    List<Map<String, Object>> fields() {
        var list = new ArrayList<Map<String, Object>>();
        headers.values()
                .forEach((name, values) -> values.forEach(
                        value -> list.add(Details.ordered("name", name, "value", MailWords.decode(value)))));
        return list;
    }

    /** The media type without its parameters. */
    String mimeType() {
        return headers.find("Content-Type")
                .orElse("text/plain")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private List<MailMessage> parts() {
        String type = headers.find("Content-Type").orElse("");
        return Multipart.parse(Body.of(type, content.getBytes(StandardCharsets.ISO_8859_1)), "multipart/")
                .orElse(List.of())
                .stream()
                .map(MailMessage::of)
                .toList();
    }

    private byte[] decoded() {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return switch (headers.find("Content-Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT)) {
            case "base64" -> MailWords.base64(content);
            case "quoted-printable" -> MailWords.quotedPrintable(content);
            default -> bytes;
        };
    }

    private Charset charset() {
        try {
            return Charset.forName(parameter("Content-Type", "charset").orElse("UTF-8"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private Optional<String> parameter(String header, String name) {
        return headers.find(header)
                .flatMap(value -> PARAMETER
                        .matcher(value)
                        .results()
                        .filter(match -> match.group(1).equalsIgnoreCase(name))
                        .map(match -> match.group(2) != null ? match.group(2) : match.group(3))
                        .findFirst());
    }
}
