package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.Transport;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that sends an access token with each request to an API (RFC 6750 section 2.1), renews it before it
 * ends and, once, when it is refused with 401. The token goes to the API's hosts only; a redirect to another origin is
 * followed, if the client follows redirects, without it.
 */
public final class AuthorizedHttpClient extends HttpClient {

    private static final int MAX_REDIRECTS = 5;

    private final Credentials credentials;
    private final HttpClient plain;
    private final Redirect redirect;

    AuthorizedHttpClient(Credentials credentials, HttpClient client) {
        this.credentials = credentials;
        this.plain = Transport.withoutRedirects(client);
        this.redirect = client.followRedirects();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        requireApi(request.uri());
        AccessToken token = credentials.accessToken();
        requireReal(request.uri(), token);
        HttpResponse<T> reply = follow(request, token, handler);
        if (reply.statusCode() != 401) {
            return reply;
        }
        return follow(request, credentials.accessTokenInsteadOf(token), handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return send(request, handler);
                    } catch (IOException e) {
                        throw new java.util.concurrent.CompletionException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new java.util.concurrent.CompletionException(e);
                    }
                },
                plain.executor().orElse(java.util.concurrent.ForkJoinPool.commonPool()));
    }

    /** As {@link #sendAsync(HttpRequest, BodyHandler)}: the APIs push nothing. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    private <T> HttpResponse<T> follow(HttpRequest request, AccessToken token, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> reply = plain.send(authorized(request, request.uri(), token), handler);
        URI at = request.uri();
        boolean home = true;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            Optional<URI> next = target(request, reply, at);
            if (next.isEmpty()) {
                return reply;
            }
            home = home && Destinations.sameOrigin(at, next.get());
            at = next.get();
            reply = plain.send(
                    home
                            ? authorized(request, at, token)
                            : HttpRequest.newBuilder(at).build(),
                    handler);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    /** Where a redirect leads, if it may be followed: a GET only, and never from https to http. */
    private <T> Optional<URI> target(HttpRequest request, HttpResponse<T> reply, URI at) {
        boolean redirected = reply.statusCode() >= 301 && reply.statusCode() <= 308 && reply.statusCode() != 304;
        if (!redirected || redirect == Redirect.NEVER || !request.method().equals("GET")) {
            return Optional.empty();
        }
        return reply.headers()
                .firstValue("Location")
                .flatMap(location -> resolved(at, location))
                .filter(next -> "https".equals(next.getScheme()) || !"https".equals(at.getScheme()));
    }

    /** A location that is no address leads nowhere. */
    private static Optional<URI> resolved(URI at, String location) {
        try {
            return Optional.of(at.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static HttpRequest authorized(HttpRequest request, URI uri, AccessToken token) {
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Authorization"))
                .uri(uri)
                .header("Authorization", "Bearer " + token.value())
                .build();
    }

    private void requireApi(URI uri) {
        UnsafeDestination.requireSafe(uri);
        if (!credentials.mayBeSentTo(uri)) {
            throw new UnsafeDestination(
                    "A token was about to be sent to " + Printable.text(String.valueOf(uri.getHost()))
                            + ", which is no host of the APIs at "
                            + credentials.surroundings().endpoints().apis() + ".",
                    "use an ordinary HttpClient for other servers, or endpoints.withApis(...) for an API elsewhere.");
        }
    }

    private static void requireReal(URI uri, AccessToken token) {
        if (Destinations.carriesFake(token.value()) && !Destinations.isLoopback(uri)) {
            throw UnsafeDestination.fakeToReal(uri);
        }
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return plain.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return plain.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return redirect;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return plain.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return plain.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return plain.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return plain.authenticator();
    }

    @Override
    public Version version() {
        return plain.version();
    }

    @Override
    public Optional<Executor> executor() {
        return plain.executor();
    }
}
