package dev.understudy.client.internal;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Google's error page says. Google tells an app nothing of most mistakes of the authorization request; the user sees
 * them, and they stand in the address of the page: {@code authError}, a protocol buffer in base64, whose first two fields
 * are the error and its description (from recorded addresses).
 *
 * @param error the error, such as {@code redirect_uri_mismatch}
 * @param description Google's words, if they are known
 */
public record ErrorPage(String error, Optional<String> description) {

    private static final Pattern ADDRESS = Pattern.compile("[?&]authError=([^&#\\s]{1,8000})");
    private static final Pattern WORDS = Pattern.compile("Error \\d{3}: ([a-z_]{3,40})");
    private static final int ERROR = 0x0a;
    private static final int DESCRIPTION = 0x12;
    private static final int MORE = 0x80;

    /** The error that this address or text of a page tells of, if it is one. */
    public static Optional<ErrorPage> read(String text) {
        var address = ADDRESS.matcher(text);
        if (address.find()) {
            return decoded(address.group(1));
        }
        var words = WORDS.matcher(text);
        return words.find() ? Optional.of(new ErrorPage(words.group(1), Optional.empty())) : Optional.empty();
    }

    private static Optional<ErrorPage> decoded(String value) {
        try {
            String base64 = URLDecoder.decode(value, StandardCharsets.UTF_8)
                    .replace('-', '+')
                    .replace('_', '/')
                    .replace(' ', '+');
            var fields = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            String error = field(fields, ERROR);
            return Optional.of(new ErrorPage(
                    error, Optional.of(field(fields, DESCRIPTION).strip()).filter(words -> !words.isEmpty())));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    /** A text with its tag and length in front. */
    private static String field(ByteBuffer fields, int tag) throws IOException {
        if (!fields.hasRemaining() || (fields.get() & 0xff) != tag) {
            throw new IOException("no such field");
        }
        int length = 0;
        for (int shift = 0, next = MORE; (next & MORE) != 0; shift += 7) {
            if (!fields.hasRemaining() || shift > 21) {
                throw new IOException("no length");
            }
            next = fields.get();
            length |= (next & ~MORE & 0xff) << shift;
        }
        if (length > fields.remaining()) {
            throw new IOException("cut");
        }
        var bytes = new byte[length];
        fields.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
