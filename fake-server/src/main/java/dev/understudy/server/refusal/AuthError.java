package dev.understudy.server.refusal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code authError} of Google's error page: a protocol-buffers message in base64, its fields as decoded from real
 * URLs.
 *
 * @param code field 1: the error code
 * @param description field 2: what the developer is told
 * @param documentation field 3: a page of Google's documentation
 * @param status field 4: the HTTP status it would have been
 * @param details field 5, repeated: parameters of the request, field 1 the name and field 2 the value; field 6 repeats
 *     description and documentation
 */
record AuthError(
        String code, String description, Optional<String> documentation, int status, Map<String, String> details) {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    /** The page's URL must stay below what servers take: Google's own limit is not known. */
    private static final int MAX_DETAIL = 300;

    private static final int MAX_DESCRIPTION = 1_000;

    AuthError {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    String encode() {
        var out = new ByteArrayOutputStream();
        text(out, 1, code);
        text(out, 2, shortened(description, MAX_DESCRIPTION));
        documentation.ifPresent(url -> text(out, 3, url));
        number(out, 4 << 3 | VARINT);
        number(out, status);
        details.forEach((name, value) -> {
            var detail = new ByteArrayOutputStream();
            text(detail, 1, name);
            text(detail, 2, shortened(value, MAX_DETAIL));
            bytes(out, 5, detail.toByteArray());
        });
        documentation.ifPresent(url -> bytes(out, 6, copy(url)));
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** Field 6, a newer duplicate of fields 2 and 3: field 1 is always 1. */
    private byte[] copy(String url) {
        var out = new ByteArrayOutputStream();
        number(out, 1 << 3 | VARINT);
        number(out, 1);
        text(out, 2, shortened(description, MAX_DESCRIPTION));
        text(out, 3, url);
        return out.toByteArray();
    }

    /** The message of an {@code authError}, or nothing if it is none. */
    static Optional<AuthError> decode(String base64) {
        try {
            var in = ByteBuffer.wrap(
                    Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/')));
            var texts = new LinkedHashMap<Integer, String>();
            var details = new LinkedHashMap<String, String>();
            int status = 0;
            while (in.hasRemaining()) {
                int tag = number(in);
                int field = tag >>> 3;
                if ((tag & 7) == VARINT) {
                    int value = number(in);
                    status = field == 4 ? value : status;
                } else if ((tag & 7) == LENGTH_DELIMITED) {
                    byte[] content = bytes(in);
                    if (field == 5) {
                        detail(content, details);
                    } else {
                        texts.put(field, new String(content, StandardCharsets.UTF_8));
                    }
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new AuthError(
                    texts.getOrDefault(1, ""),
                    texts.getOrDefault(2, ""),
                    Optional.ofNullable(texts.get(3)),
                    status,
                    details));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static void detail(byte[] message, Map<String, String> details) {
        var in = ByteBuffer.wrap(message);
        String name = "";
        while (in.hasRemaining()) {
            int field = number(in) >>> 3;
            String content = new String(bytes(in), StandardCharsets.UTF_8);
            if (field == 1) {
                name = content;
            } else {
                details.put(name, content);
            }
        }
    }

    private static String shortened(String value, int length) {
        return value.length() <= length ? value : value.substring(0, length) + "…";
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
        number(out, field << 3 | LENGTH_DELIMITED);
        number(out, content.length);
        out.writeBytes(content);
    }

    /** A varint: seven bits a byte, the lowest first. */
    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = number(in);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var content = new byte[length];
        in.get(content);
        return content;
    }

    private static int number(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            int next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than five bytes");
    }
}
