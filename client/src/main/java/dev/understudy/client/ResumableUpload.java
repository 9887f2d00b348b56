package dev.understudy.client;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file's content piece by piece (Google, "Perform a resumable upload"). */
final class ResumableUpload {

    private static final int TRIES = 4;
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");

    private final AuthorizedHttpClient http;
    private final Surroundings surroundings;
    private final String type;
    private final byte[] content;

    ResumableUpload(AuthorizedHttpClient http, Surroundings surroundings, String type, byte[] content) {
        this.http = http;
        this.surroundings = surroundings;
        this.type = type;
        this.content = content.clone();
    }

    Json send(String verb, URI start, String description, int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("a chunk has at least one byte");
        }
        var begin = ApiCalls.request(start)
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Upload-Content-Type", type)
                .header("X-Upload-Content-Length", Integer.toString(content.length))
                .method(verb, BodyPublishers.ofString(description));
        URI session = ApiCalls.send(http, begin.build())
                .headers()
                .firstValue("Location")
                .map(start::resolve)
                .orElseThrow(() -> new UnusableAnswer("it names no address for the upload"));
        int from = 0;
        Next next = Next.SEND;
        for (int failures = 0; failures < TRIES; ) {
            Optional<HttpResponse<byte[]>> reply = next == Next.SEND
                    ? piece(session, from, Math.min(content.length, from + chunk))
                    : position(session);
            if (reply.isEmpty() || reply.get().statusCode() >= 500) {
                failures++;
                surroundings.pause().take(Duration.ofSeconds(failures));
                next = Next.ASK;
            } else if (reply.get().statusCode() == 308) {
                int received = received(reply.get());
                failures = received > from ? 0 : failures + 1;
                from = received;
                next = Next.SEND;
            } else {
                return understand(session, reply.get());
            }
        }
        throw new UnusableAnswer("the upload failed " + TRIES + " times in a row");
    }

    /** What to do next: after a failure nobody knows how much arrived. */
    private enum Next {
        SEND,
        ASK
    }

    private Optional<HttpResponse<byte[]>> piece(URI session, int from, int to) {
        Optional<String> range = content.length == 0 // of nothing there is no range
                ? Optional.empty()
                : Optional.of("bytes " + from + "-" + (to - 1) + "/" + content.length);
        return put(session, range, Arrays.copyOfRange(content, from, to));
    }

    /** Where to go on, or the end if all has arrived. */
    private Optional<HttpResponse<byte[]>> position(URI session) {
        return put(session, Optional.of("bytes */" + content.length), new byte[0]);
    }

    /** The reply, or nothing if the connection broke. */
    private Optional<HttpResponse<byte[]>> put(URI session, Optional<String> range, byte[] bytes) {
        var request = ApiCalls.request(session).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(bytes));
        range.ifPresent(value -> request.header("Content-Range", value));
        try {
            return Optional.of(ApiCalls.exchange(http, request.build()));
        } catch (ConnectionFailure e) {
            return Optional.empty();
        }
    }

    private static int received(HttpResponse<byte[]> reply) {
        Matcher range = RANGE.matcher(reply.headers().firstValue("Range").orElse(""));
        return range.matches() ? Integer.parseInt(range.group(1)) + 1 : 0;
    }

    private static Json understand(URI session, HttpResponse<byte[]> reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.statusCode() >= 300) {
            throw HttpError.of("PUT " + session.getPath(), reply.statusCode(), text);
        }
        return Json.parse(text.isBlank() ? "{}" : text);
    }
}
