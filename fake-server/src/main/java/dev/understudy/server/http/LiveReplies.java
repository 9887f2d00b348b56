package dev.understudy.server.http;

import dev.understudy.server.wire.LiveText;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The event streams that are open now. They end with their reader, or when the server stops. */
final class LiveReplies implements AutoCloseable {

    private final Set<LiveText> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Sends the text piece by piece, until it ends or nobody reads it any more. */
    void send(LiveText text, Context context) {
        open.add(text);
        try (text) {
            if (closed || context.req().getMethod().equals("HEAD")) {
                return;
            }
            var out = context.res().getOutputStream();
            // The reader shall know at once that it is connected.
            out.flush();
            for (var piece = text.next(); piece.isPresent(); piece = text.next()) {
                out.write(piece.get().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // The reader went away, as readers of a stream do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(text);
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(LiveText::close);
    }
}
