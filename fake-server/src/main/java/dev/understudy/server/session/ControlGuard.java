package dev.understudy.server.session;

import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the fake's own controls to the person at this machine. A web page of another origin, also of another port of
 * this machine, can neither read nor change anything: the browser says where a request comes from ({@code
 * Sec-Fetch-Site}, {@code Origin}), and every request must prove that it knows the token of this server, programs by
 * the header {@value #TOKEN_HEADER}, the fake's own pages by a cookie that only they are sent.
 */
public final class ControlGuard {

    /** The header by which a program proves that it may use the controls. */
    public static final String TOKEN_HEADER = "X-Control-Token";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    /** The page itself, or an address typed or followed from outside the browser. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String token;

    /** A guard that asks for this unguessable token. */
    public ControlGuard(String token) {
        this.token = token;
    }

    /** The token, for the programs that shall use the controls. */
    public String token() {
        return token;
    }

    /** A page for the person at this machine: asked under a loopback name only; it is given the cookie. */
    public Handler page(Handler page) {
        return request -> isLoopback(request)
                ? page.handle(request).plus("Set-Cookie", cookieName(request) + "=" + token + attributes())
                : refuse("These pages are for this machine alone: open them under " + request.base() + ".");
    }

    /** What may be looked at by the fake's own pages, and by programs that know the token. */
    public Handler reading(Handler handler) {
        return request -> objection(request).orElseGet(() -> handler.handle(request));
    }

    /** What changes something: as {@link #reading}, and the body must be JSON, which no form of a page can send. */
    public Handler changing(Handler handler) {
        return reading(request -> request.isOf("application/json")
                ? handler.handle(request)
                : refuse("Send the body as JSON, with Content-Type: application/json."));
    }

    private Optional<Reply> objection(Request request) {
        if (!comesFromHere(request)) {
            return Optional.of(refuse("Pages of other origins may not use the controls of this fake."));
        }
        boolean knows =
                request.headers().find(TOKEN_HEADER).filter(this::isToken).isPresent() || hasCookie(request);
        return knows
                ? Optional.empty()
                : Optional.of(refuse("Send the token of this server in the header " + TOKEN_HEADER
                        + ", or open one of its own pages in this browser first."));
    }

    private boolean hasCookie(Request request) {
        return isLoopback(request)
                && request.cookie(cookieName(request)).filter(this::isToken).isPresent();
    }

    private static boolean comesFromHere(Request request) {
        boolean site = request.headers().all("Sec-Fetch-Site").stream().allMatch(OWN::contains);
        String own = request.base().getScheme() + "://"
                + request.headers().find("Host").orElse("").toLowerCase(Locale.ROOT);
        return site && request.headers().all("Origin").stream().allMatch(own::equals);
    }

    private static boolean isLoopback(Request request) {
        return request.headers()
                .find("Host")
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", ""))
                .filter(LOOPBACK::contains)
                .isPresent();
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Cookies know no ports, so the name tells the servers of one machine apart. */
    private static String cookieName(Request request) {
        URI base = request.base();
        return "understudy_control_" + base.getPort();
    }

    private static String attributes() {
        return "; Path=/_understudy/; HttpOnly; SameSite=Strict";
    }

    private static Reply refuse(String sentence) {
        return Reply.json(403, Map.of("error", "access_denied", "error_description", sentence));
    }
}
