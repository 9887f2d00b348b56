package dev.understudy.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off a connection on which a request takes too long to arrive. Jetty's limit is for silence alone: a client that
 * sends a byte now and then would hold its connection for ever.
 */
final class ArrivalDeadline extends Handler.Wrapper implements Connection.Listener {

    private static final int LOOKS_PER_LIMIT = 4;

    private final Duration limit;
    /** Since when the next request is awaited, in nanoseconds of this JVM. */
    private final Map<EndPoint, Long> awaited = new ConcurrentHashMap<>();

    private volatile Scheduler.Task next = () -> true;

    /** A limit for head and body together, from the opening of the connection or the reply before. */
    ArrivalDeadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void onOpened(Connection connection) {
        // Below TLS lies another connection, which hears of no request.
        if (!(connection instanceof SslConnection)) {
            await(connection.getEndPoint());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        awaited.remove(connection.getEndPoint());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        awaited.remove(endPoint);
        return super.handle(request, response, Callback.from(callback, () -> await(endPoint)));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    @Override
    protected void doStop() throws Exception {
        next.cancel();
        super.doStop();
    }

    private void await(EndPoint endPoint) {
        awaited.put(endPoint, System.nanoTime());
        if (!endPoint.isOpen()) {
            awaited.remove(endPoint);
        }
    }

    private void look() {
        long now = System.nanoTime();
        awaited.forEach((endPoint, since) -> {
            if (now - since > limit.toNanos()) {
                endPoint.close();
            }
        });
        next = getServer()
                .getScheduler()
                .schedule(this::look, limit.toMillis() / LOOKS_PER_LIMIT, TimeUnit.MILLISECONDS);
    }
}
