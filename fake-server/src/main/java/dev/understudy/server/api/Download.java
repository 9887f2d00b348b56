package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The content of a file, whole or the range that was asked for (RFC 9110 section 14). */
final class Download {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    private Download() {}

    /** One range is given; several, or what is no range, are answered by the whole. */
    static Reply of(Body content, Request request) {
        var range = RANGE.matcher(request.headers().find("Range").orElse(""));
        if (!range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
            return ApiReplies.of(200, content);
        }
        int length = content.length();
        int first = range.group(1).isEmpty()
                ? Math.max(0, length - Integer.parseInt(range.group(2)))
                : Integer.parseInt(range.group(1));
        int last = range.group(1).isEmpty() || range.group(2).isEmpty()
                ? length - 1
                : Math.min(length - 1, Integer.parseInt(range.group(2)));
        if (first > last) {
            return ApiReplies.of(416, Body.NONE).with("Content-Range", "bytes */" + length);
        }
        byte[] part = Arrays.copyOfRange(Multipart.bytes(content), first, last + 1);
        return ApiReplies.of(206, Body.of(content.contentType(), part))
                .with("Content-Range", "bytes " + first + "-" + last + "/" + length);
    }
}
