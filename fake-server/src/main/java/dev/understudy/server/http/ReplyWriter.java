package dev.understudy.server.http;

import dev.understudy.server.wire.Reply;
import io.javalin.http.Context;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import org.eclipse.jetty.ee10.servlet.ServletApiResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;

/** Hands a {@link Reply} to Javalin. */
final class ReplyWriter {

    private ReplyWriter() {}

    static void write(Reply reply, Context context, LiveReplies live) {
        switch (reply.delivery()) {
            case WHOLE -> whole(reply, context, live);
            case TORN -> {
                head(reply, context);
                Connections.tear(context, reply.body());
            }
            case CUT -> Connections.cut(context);
        }
    }

    private static void head(Reply reply, Context context) {
        var response = context.res();
        response.setStatus(reply.status());
        reply.headers().values().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (reply.body().length() > 0 || reply.body().live().isPresent()) {
            response.setContentType(reply.body().contentType());
            literally(response, reply.body().contentType());
        }
    }

    private static void whole(Reply reply, Context context, LiveReplies live) {
        head(reply, context);
        var text = reply.body().live();
        if (text.isPresent()) {
            live.send(text.get(), context);
        } else {
            context.result(reply.body().stream());
        }
    }

    /** The servlet layer writes media types its own way, without the space; below it they stay as Google's. */
    private static void literally(ServletResponse response, String contentType) {
        var inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        if (inner instanceof ServletApiResponse servlet) {
            Response core = servlet.getResponse();
            while (core instanceof Response.Wrapper wrapper) {
                core = wrapper.getWrapped();
            }
            core.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
    }
}
