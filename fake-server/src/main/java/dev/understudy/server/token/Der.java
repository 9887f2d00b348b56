package dev.understudy.server.token;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The few kinds of value that an X.509 certificate is made of, in DER (ITU-T X.690). */
final class Der {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private static final DateTimeFormatter SHORT_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LONG_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** From then on two digits of a year no longer do (RFC 5280 section 4.1.2.5). */
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, join(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(SET, join(parts));
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] bits(byte[] bytes) {
        return value(BIT_STRING, join(new byte[] {0}, bytes));
    }

    /** A bit string in which one bit is set, counted from the left. */
    static byte[] flag(int number) {
        return value(BIT_STRING, new byte[] {(byte) (7 - number), (byte) (0x80 >> number)});
    }

    /** An object identifier by its content in hexadecimal digits. */
    static byte[] object(String identifier) {
        return value(OBJECT_IDENTIFIER, HexFormat.of().parseHex(identifier));
    }

    static byte[] octets(byte[] bytes) {
        return value(OCTET_STRING, bytes);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        boolean isShort = time.isBefore(YEAR_2050);
        String digits = (isShort ? SHORT_TIME : LONG_TIME).format(time);
        return value(isShort ? UTC_TIME : GENERALIZED_TIME, digits.getBytes(StandardCharsets.US_ASCII));
    }

    /** A value under a tag of its own: {@code [0]} and so on, explicit. */
    static byte[] tagged(int number, byte[] content) {
        return value(0xa0 | number, content);
    }

    /** Bytes under a tag in place of their own kind's: {@code [0]} and so on, implicit. */
    static byte[] implicit(int number, byte[] content) {
        return value(0x80 | number, content);
    }

    /** A value of any kind; lengths beyond 127 take up to two more bytes. */
    private static byte[] value(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
