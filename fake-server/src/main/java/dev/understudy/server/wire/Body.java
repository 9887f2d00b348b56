package dev.understudy.server.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request or of a reply: a content type and bytes, neither of which ever changes; or, of a reply, text
 * that is still coming into being.
 */
public final class Body {

    /** No content. */
    public static final Body NONE = new Body("text/plain; charset=utf-8", new byte[0]);

    private final String contentType;
    private final byte[] bytes;
    private final @Nullable LiveText live;

    private Body(String contentType, byte[] bytes) {
        this(contentType, bytes, null);
    }

    private Body(String contentType, byte[] bytes, @Nullable LiveText live) {
        this.contentType = contentType;
        this.bytes = bytes;
        this.live = live;
    }

    /** Text that is sent while it comes into being; it can be sent once. */
    public static Body live(String contentType, LiveText text) {
        return new Body(contentType, new byte[0], text);
    }

    /** The text that is still coming into being, or nothing if the content is all here. */
    public Optional<LiveText> live() {
        return Optional.ofNullable(live);
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
        return other instanceof Body that
                && contentType.equals(that.contentType)
                && Arrays.equals(bytes, that.bytes)
                && live == that.live;
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
