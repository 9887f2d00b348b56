package dev.understudy.client;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
        for (int failures = 0; failures < TRIES; ) {
            HttpResponse<byte[]> reply = piece(session, from, Math.min(content.length, from + chunk));
            if (reply.statusCode() == 308) {
                failures = received(reply) > from ? 0 : failures + 1;
                from = received(reply);
            } else if (reply.statusCode() >= 500) {
                failures++;
                surroundings.pause().take(Duration.ofSeconds(failures));
                from = asked(session, from);
            } else {
                return understand(session, reply);
            }
        }
        throw new UnusableAnswer("the upload failed " + TRIES + " times in a row");
    }

    private HttpResponse<byte[]> piece(URI session, int from, int to) {
        String range = content.length == 0 ? "*/0" : from + "-" + (to - 1) + "/" + content.length;
        return put(session, "bytes " + range, Arrays.copyOfRange(content, from, to));
    }

    /** Where to go on: the server is asked how much it has. */
    private int asked(URI session, int before) {
        HttpResponse<byte[]> reply = put(session, "bytes */" + content.length, new byte[0]);
        return reply.statusCode() == 308 ? received(reply) : before;
    }

    private HttpResponse<byte[]> put(URI session, String range, byte[] bytes) {
        var request = ApiCalls.request(session)
                .header("Content-Range", range)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(bytes));
        return ApiCalls.exchange(http, request.build());
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
