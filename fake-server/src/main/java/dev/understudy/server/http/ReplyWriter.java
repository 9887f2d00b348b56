package dev.understudy.server.http;

import dev.understudy.server.wire.Reply;
import io.javalin.http.Context;

/** Hands a {@link Reply} to Javalin. */
final class ReplyWriter {

    private ReplyWriter() {}

    static void write(Reply reply, Context context) {
        var response = context.res();
        response.setStatus(reply.status());
        reply.headers().values().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (reply.body().length() > 0) {
            response.setHeader("Content-Type", reply.body().contentType());
        }
        context.result(reply.body().stream());
    }
}
