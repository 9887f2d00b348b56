package dev.understudy.server.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How mail writes other characters than those of ASCII: encoded words (RFC 2047), base64, quoted-printable (RFC 2045). */
final class MailWords {

    private static final Pattern WORD = Pattern.compile("=\\?([A-Za-z0-9_-]{1,40})\\?([BbQq])\\?([^?]*+)\\?=");
    private static final Pattern BETWEEN = Pattern.compile("\\?=\\s++=\\?");

    private MailWords() {}

    /** A header field for people; what cannot be decoded stays. */
    static String decode(String field) {
        String joined = BETWEEN.matcher(utf8(field)).replaceAll("?==?");
        return WORD.matcher(joined).replaceAll(match -> Matcher.quoteReplacement(word(match)));
    }

    private static String word(MatchResult match) {
        String text = match.group(3);
        byte[] bytes = match.group(2).equalsIgnoreCase("B") ? base64(text) : quotedPrintable(text.replace('_', ' '));
        return Charset.isSupported(match.group(1)) ? new String(bytes, Charset.forName(match.group(1))) : match.group();
    }

    /** A header field for the wire. */
    static String encode(String field) {
        boolean ascii = field.chars().allMatch(c -> c >= ' ' && c < 127);
        return ascii
                ? field
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(field.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Base64 with anything between its letters ignored; nothing if it is none. */
    static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** Quoted-printable as bytes; a broken escape stays as it is. */
    static byte[] quotedPrintable(String text) {
        var bytes = new ByteArrayOutputStream();
        String joined = text.replace("=\r\n", "");
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            int high = i + 2 <= joined.length() - 1 ? Character.digit(joined.charAt(i + 1), 16) : -1;
            int low = i + 2 <= joined.length() - 1 ? Character.digit(joined.charAt(i + 2), 16) : -1;
            if (c == '=' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    /** Fields are read one character per byte; today's mail writes UTF-8 (RFC 6532). */
    private static String utf8(String field) {
        return new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
