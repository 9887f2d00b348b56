package dev.understudy.server.http;

import dev.understudy.server.wire.Body;
import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletApiRequest;

/** Ends connections where a fault says so. */
final class Connections {

    private Connections() {}

    /** Ends the connection without an answer. */
    static void cut(Context context) {
        ServletRequest inner = context.req();
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner instanceof ServletApiRequest servlet) {
            servlet.getRequest()
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
        }
    }

    /** Promises the whole body, sends its first half and ends the connection. */
    static void tear(Context context, Body body) {
        try {
            byte[] whole = body.stream().readAllBytes();
            context.res().setContentLength(whole.length);
            var out = context.res().getOutputStream();
            out.write(whole, 0, whole.length / 2);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut(context);
    }
}
