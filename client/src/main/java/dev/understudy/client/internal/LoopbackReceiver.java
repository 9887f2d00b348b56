package dev.understudy.client.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Waits on this machine for the browser to come back (RFC 8252 section 7.3). Only the one path with the state of this
 * login ends the wait: other paths get 404, other methods 405, a foreign state 400, a second answer 410.
 */
public final class LoopbackReceiver implements AutoCloseable {

    private final LoopbackListener listener;
    private final Place place;
    private final LandingPage page = new LandingPage();
    private final CompletableFuture<URI> answer = new CompletableFuture<>();
    private final AtomicInteger strangers = new AtomicInteger();
    /** Set before the page is sent, the answer only after it: whoever waits for the answer closes the port. */
    private final AtomicBoolean answered = new AtomicBoolean();

    private volatile @Nullable String state;

    /**
     * Where to wait and what to say.
     *
     * @param host {@code 127.0.0.1}, {@code [::1]} or {@code localhost}, as it stands in the redirect URI
     * @param ports the ports to try in turn; 0 for any free one
     * @param path the path of the redirect URI, empty or beginning with a slash
     * @param success what the page says when the browser brings an answer
     */
    public record Place(String host, List<Integer> ports, String path, String success) {}

    private LoopbackReceiver(LoopbackListener listener, Place place) {
        this.listener = listener;
        this.place = place;
    }

    /**
     * Opens a port.
     *
     * @throws IOException if none of the ports is free
     */
    public static LoopbackReceiver open(Place place) throws IOException {
        var listener = LoopbackListener.open(place.host(), place.ports());
        var receiver = new LoopbackReceiver(listener, place);
        listener.start(receiver::handle);
        return receiver;
    }

    /** The address to which the browser is to be sent back. */
    public URI redirectUri() {
        return URI.create("http://" + authority() + place.path());
    }

    /** Says which login is waited for; before that nothing is accepted. */
    public void expect(String newState) {
        state = newState;
    }

    /**
     * Waits for the answer.
     *
     * @throws TimeoutException if none came in time
     */
    public URI await(Duration timeout) throws InterruptedException, TimeoutException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it with an error", e);
        }
    }

    /** How many answers with a wrong state came. */
    public int strangers() {
        return strangers.get();
    }

    /** Closes the port. */
    @Override
    public void close() {
        listener.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = place.path().isEmpty() ? "/" : place.path();
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!exchange.getRequestURI().getRawPath().equals(path) || !authority().equalsIgnoreCase(host)) {
            say(exchange, 404, "Nothing is here.");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            say(exchange, 405, "Only GET is answered here.");
        } else {
            receive(exchange);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        if (!isExpected(exchange.getRequestURI())) {
            strangers.incrementAndGet();
            say(exchange, 400, "This answer does not belong to the login that is waiting. You may close this window.");
            return;
        }
        if (!answered.compareAndSet(false, true)) {
            say(exchange, 410, "This login was already answered. You may close this window.");
            return;
        }
        boolean denied = exchange.getRequestURI().getRawQuery().contains("error=");
        say(exchange, 200, denied ? "Access was not granted. You may close this window." : place.success());
        answer.complete(URI.create("http://" + authority()).resolve(exchange.getRequestURI()));
    }

    private boolean isExpected(URI uri) {
        String expected = state;
        if (expected == null || uri.getRawQuery() == null) {
            return false;
        }
        try {
            Form form = Form.parse(uri.getRawQuery());
            Optional<String> received = form.find("state");
            return !form.repeats()
                    && received.isPresent()
                    && MessageDigest.isEqual(bytes(expected), bytes(received.get()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void say(HttpExchange exchange, int status, String message) throws IOException {
        byte[] body = page.saying(status == 200 ? "Login" : "Error " + status, message);
        Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer",
                        "X-Content-Type-Options", "nosniff",
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
                        "Connection", "close")
                .forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String authority() {
        return place.host() + ":" + listener.port();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
