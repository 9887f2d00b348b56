package dev.understudy.server.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a request or of a reply: a content type and bytes, neither of which ever changes. */
public final class Body {

    /** No content. */
    public static final Body NONE = new Body("text/plain; charset=utf-8", new byte[0]);

    private final String contentType;
    private final byte[] bytes;

    private Body(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /** Bytes of a type. */
    public static Body of(String contentType, byte[] bytes) {
        return new Body(contentType, bytes.clone());
    }

    /** Text in UTF-8. */
    public static Body of(String contentType, String text) {
        return new Body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of the {@code Content-Type} header. */
    public String contentType() {
        return contentType;
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /** The content as UTF-8 text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The content to read from its beginning. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && contentType.equals(that.contentType) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * contentType.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return length() + " bytes of " + contentType;
    }
}
