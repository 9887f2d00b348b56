package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.MalformedRequest;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** One part of a batch: an HTTP request as text on the way in, an HTTP reply as text on the way out. */
final class BatchPart {

    private BatchPart() {}

    /** The request of a part; without a token of its own it has the batch's. */
    static Optional<Request> read(Multipart.Part part, Request outer) {
        String text = part.content().stripLeading();
        int end = text.indexOf("\r\n");
        String[] line = (end < 0 ? text : text.substring(0, end)).split(" ", 3);
        if (line.length < 2) {
            return Optional.empty();
        }
        var message = Multipart.message(end < 0 ? "" : text.substring(end + 2));
        try {
            var target = new URI(line[1]);
            String query = target.getRawQuery();
            return Optional.of(new Request(
                    line[0],
                    String.valueOf(target.getPath()),
                    outer.base(),
                    headers(message.headers(), outer),
                    query == null ? Params.NONE : Params.parse(query),
                    Params.NONE,
                    Body.of(message.headers().find("Content-Type").orElse(""), message.bytes()),
                    Map.of()));
        } catch (URISyntaxException | MalformedRequest e) {
            return Optional.empty();
        }
    }

    /** A part of the answer, which names the part of the question. */
    static String write(Reply reply, Optional<String> id) {
        var text = new StringBuilder("Content-Type: application/http\r\n");
        id.ifPresent(
                value -> text.append("Content-ID: ").append(answering(value)).append("\r\n"));
        text.append("\r\nHTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(phrase(reply.status()))
                .append("\r\n");
        if (reply.body().length() > 0) {
            text.append("Content-Type: ").append(reply.body().contentType()).append("\r\n");
            text.append("Content-Length: ").append(reply.body().length()).append("\r\n");
        }
        reply.headers()
                .values()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("\r\n").append(reply.body().text()).append("\r\n").toString();
    }

    private static String answering(String id) {
        return id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id;
    }

    private static Headers headers(Headers own, Request outer) {
        var authorization = outer.headers().find("Authorization");
        return own.find("Authorization").isPresent() || authorization.isEmpty()
                ? own
                : own.with("Authorization", authorization.get());
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            default -> "Error";
        };
    }
}
