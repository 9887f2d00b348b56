package dev.understudy.client.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A body of several parts (RFC 2046 section 5.1). */
public final class Multipart {

    private final String boundary;
    private final byte[] bytes;

    private Multipart(String boundary, byte[] bytes) {
        this.boundary = boundary;
        this.bytes = bytes;
    }

    /** One part that was read; the names of its headers are in lower case. */
    public record Part(Map<String, String> headers, String text) {}

    /** A body without parts, with a boundary that occurs in none. */
    public static Multipart random(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new Multipart("part-" + HexFormat.of().formatHex(bytes), new byte[0]);
    }

    /** What stands between the parts. */
    public String boundary() {
        return boundary;
    }

    /** The parts so far, and the end. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A copy with one more part. */
    public Multipart with(Map<String, String> headers, String text) {
        return with(headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy with one more part. */
    public Multipart with(Map<String, String> headers, byte[] content) {
        var all = new ByteArrayOutputStream();
        int end = ("--" + boundary + "--\r\n").length();
        all.write(bytes, 0, Math.max(0, bytes.length - end));
        var head = new StringBuilder("--" + boundary + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(content);
        all.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Multipart(boundary, all.toByteArray());
    }

    /** The parts of a body, by the boundary that its content type names; none if it names none. */
    public static List<Part> parse(String contentType, String body) {
        var parts = new ArrayList<Part>();
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("boundary=");
        if (at < 0) {
            return parts;
        }
        String boundary = contentType.substring(at + "boundary=".length()).replaceAll("^\"|[\";].*$", "");
        String[] pieces = ("\r\n" + body).split("\r?\n--" + java.util.regex.Pattern.quote(boundary), -1);
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            parts.add(part(pieces[i].replaceFirst("^[ \t]*\r?\n", "")));
        }
        return parts;
    }

    /** Headers, an empty line, and the rest: a part of a body, or a message within one. */
    public static Part part(String text) {
        String[] halves = text.split("\r?\n\r?\n", 2);
        var headers = new LinkedHashMap<String, String>();
        for (String line : halves[0].split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Part(headers, halves.length > 1 ? halves[1] : "");
    }
}
