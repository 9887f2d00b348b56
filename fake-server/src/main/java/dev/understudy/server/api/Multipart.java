package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes bodies of type {@code multipart/…} apart (RFC 2046 section 5.1.1). */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*+boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");

    /** A long header field goes on in lines that begin with space (RFC 5322 section 2.2.3). */
    private static final Pattern FOLD = Pattern.compile("\r\n[ \t]++");

    private Multipart() {}

    /**
     * One part.
     *
     * @param headers its header fields
     * @param content its bytes, as text of one character per byte
     */
    record Part(Headers headers, String content) {

        /** The content as bytes. */
        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The content as text in UTF-8. */
        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    /** The parts of a body, or nothing if it is none of this media type or is not whole. */
    static Optional<List<Part>> parse(Body body, String mediaType) {
        var boundary = BOUNDARY.matcher(body.contentType());
        if (!body.contentType().regionMatches(true, 0, mediaType, 0, mediaType.length()) || !boundary.find()) {
            return Optional.empty();
        }
        String delimiter = "--" + (boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
        return split("\r\n" + lines(bytes(body)), "\r\n" + delimiter);
    }

    /** The header fields and the rest of a text that begins with header fields. */
    static Part message(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        var values = new LinkedHashMap<String, List<String>>();
        for (String line : FOLD.matcher(head).replaceAll(" ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new Part(new Headers(values), end < 0 ? "" : text.substring(end + 4));
    }

    static byte[] bytes(Body body) {
        try (var stream = body.stream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<List<Part>> split(String text, String delimiter) {
        var parts = new ArrayList<Part>();
        int at = text.indexOf(delimiter);
        while (at >= 0) {
            int start = at + delimiter.length();
            if (text.startsWith("--", start)) {
                return Optional.of(parts);
            }
            int content = text.indexOf("\r\n", start);
            int next = text.indexOf(delimiter, start);
            if (content < 0 || next < 0) {
                return Optional.empty();
            }
            String part = text.substring(content + 2, Math.max(content + 2, next));
            // A part without header fields begins with the empty line itself.
            parts.add(part.startsWith("\r\n") ? new Part(Headers.NONE, part.substring(2)) : message(part));
            at = next;
        }
        return Optional.empty();
    }

    /** Python's e-mail package ends lines with a bare line feed; whole bodies of that kind are taken too. */
    static String lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("\r\n") ? text : text.replace("\n", "\r\n");
    }
}
