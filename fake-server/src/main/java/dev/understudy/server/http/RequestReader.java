package dev.understudy.server.http;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.MalformedRequest;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link Request} of what Javalin carries. */
final class RequestReader {

    /** The largest form that is read; Google's own limit is not known. */
    private static final int MAX_FORM = 64 * 1024;

    /** Files and mail may be larger than whatever else is sent, and only their paths begin so. */
    private static final List<String> LARGE = List.of("/upload/", "/gmail/");

    private RequestReader() {}

    /**
     * Reads a request.
     *
     * @throws MalformedRequest if it is not well-formed
     */
    static Request read(Context context, URI base) {
        var headers = headers(context);
        String coding = headers.find("Content-Encoding").orElse("");
        byte[] bytes = body(context, coding);
        String type = headers.find("Content-Type").orElse("");
        var body = Body.of(type, bytes);
        String query = context.queryString();
        var request = new Request(
                context.req().getMethod(),
                path(context.req().getRequestURI()),
                base,
                headers,
                query == null ? Params.NONE : Params.parse(query),
                Params.NONE,
                body,
                Map.of(),
                context.ip());
        if (!request.isOf("application/x-www-form-urlencoded")) {
            return request;
        }
        if (bytes.length > MAX_FORM) {
            throw new ContentTooLargeResponse("form");
        }
        return request.withForm(Params.parse(body.text()));
    }

    private static byte[] body(Context context, String coding) {
        boolean large = LARGE.stream().anyMatch(context.req().getRequestURI()::startsWith);
        int limit = large ? WebServer.MAX_UPLOAD : WebServer.MAX_BODY;
        if (context.req().getContentLengthLong() > limit) {
            throw new ContentTooLargeResponse("body");
        }
        try {
            byte[] bytes = context.bodyInputStream().readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new ContentTooLargeResponse("body");
            }
            return ContentCoding.decode(coding, bytes, limit);
        } catch (IOException e) {
            throw new MalformedRequest("the body ended before its end");
        }
    }

    private static Headers headers(Context context) {
        var values = new LinkedHashMap<String, List<String>>();
        var request = context.req();
        for (String name : Collections.list(request.getHeaderNames())) {
            values.put(name, Collections.list(request.getHeaders(name)));
        }
        return new Headers(values);
    }

    /** The path without its percent-encoding; a plus sign stays a plus sign there. */
    private static String path(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("broken percent-encoding in the path");
        }
    }
}
