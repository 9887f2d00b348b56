package dev.understudy.client.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries calls to the authorization server: never a redirect, never more than 1 MB, never longer than 20 seconds
 * (C29), never a secret over plain http, never a fake's value to a real server.
 *
 * @param client what carries
 */
public record Transport(HttpClient client) {

    /** How long a connection may take. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("dev.understudy.client");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_BODY = 1 << 20;

    /** An HTTP client with this project's limits. HTTP/1.1, because nothing here gains by more. */
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** A client as this one, but which follows no redirect: a redirect would carry secrets where nobody sent them. */
    public static HttpClient withoutRedirects(HttpClient client) {
        if (client.followRedirects() == Redirect.NEVER) {
            return client;
        }
        var builder = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .sslContext(client.sslContext())
                .sslParameters(client.sslParameters())
                .version(client.version());
        client.connectTimeout().ifPresent(builder::connectTimeout);
        client.cookieHandler().ifPresent(builder::cookieHandler);
        client.proxy().ifPresent(builder::proxy);
        client.authenticator().ifPresent(builder::authenticator);
        client.executor().ifPresent(builder::executor);
        return builder.build();
    }

    /**
     * Sends a call once.
     *
     * @throws UnsafeAddress if it may not go there; nothing was sent
     * @throws Unreachable if no usable answer came
     */
    public Answer send(Call call) throws UnsafeAddress, Unreachable {
        Destinations.requireSafe(call.uri());
        Destinations.requireNoFake(call.uri(), call.uri() + "\n" + call.body() + "\n" + call.headers());
        var request = HttpRequest.newBuilder(call.uri()).timeout(TIMEOUT);
        call.headers().forEach(request::header);
        request.method(
                call.method(), call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        var reply = await(call, request.build());
        LOG.log(System.Logger.Level.DEBUG, "{0} was answered with {1}", call, reply.statusCode());
        return Answer.of(reply.statusCode(), reply.headers(), reply.body());
    }

    /** The request's own timeout ends with the headers, so the wait for the whole answer is limited here. */
    private HttpResponse<byte[]> await(Call call, HttpRequest request) throws Unreachable {
        var pending = client.sendAsync(request, LimitedBody.ofAtMost(MAX_BODY));
        try {
            return pending.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(call, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new Unreachable(call + ": no answer within " + TIMEOUT.toSeconds() + " s", Unreachable.Reached.MAYBE);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unreachable(call + ": interrupted", Unreachable.Reached.MAYBE);
        }
    }

    private static Unreachable unreachable(Call call, Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Unreachable(call + ": no connection", Unreachable.Reached.NO);
        }
        String why = cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : "broken answer";
        return new Unreachable(call + ": " + why, Unreachable.Reached.MAYBE);
    }
}
