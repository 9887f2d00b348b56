package dev.understudy.server.session;

import dev.understudy.server.model.Loopback;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The hidden field of the fake's own forms. */
    public static final String FORM_FIELD = "form_token";

    private static final String FOREIGN = "Pages of other origins may not use the controls of this fake.";
    /** The page itself, or an address typed or followed from outside the browser. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String token;
    private final boolean alone;
    private final Pass pass;

    /** Somebody who may use some of the controls without the token. */
    @FunctionalInterface
    public interface Pass {

        /** Whether whoever sent this request may ask it. */
        boolean admits(Request request);
    }

    private ControlGuard(String token, boolean alone, Pass pass) {
        this.token = token;
        this.alone = alone;
        this.pass = pass;
    }

    /** A guard that asks for this unguessable token, at a server that only its own machine reaches. */
    public ControlGuard(String token) {
        this(token, true, request -> false);
    }

    /**
     * The guard of a server that other machines reach: there a name of loopback in the {@code Host} proves nothing, so
     * its pages too ask for the token, once, as {@code ?token=}.
     */
    public ControlGuard inCompany() {
        return new ControlGuard(token, false, pass);
    }

    /** A guard that lets these through, too. */
    public ControlGuard admitting(Pass others) {
        return new ControlGuard(token, alone, others);
    }

    /** The token, for the programs that shall use the controls. */
    public String token() {
        return token;
    }

    /** What a form of the fake's own pages carries in {@value #FORM_FIELD}: no other page can know it. */
    public String formToken() {
        return OpaqueTokens.key("form " + token);
    }

    /**
     * A page for the person at this machine: asked under a loopback name only, and not by another page for its own use;
     * it is given the cookie.
     */
    public Handler page(Handler page) {
        return request -> alone ? pageForThisMachine(page, request) : pageForWhoKnows(page, request);
    }

    private Reply pageForThisMachine(Handler page, Request request) {
        if (!isLoopback(request)) {
            return refuse("These pages are for this machine alone: open them under " + request.base() + ".");
        }
        return isOpened(request) ? page.handle(request).plus("Set-Cookie", cookie(request)) : refuse(FOREIGN);
    }

    /** The token goes out of the address at once, so that it stands on no projector and in no bookmark. */
    private Reply pageForWhoKnows(Handler page, Request request) {
        if (!isOpened(request)) {
            return refuse(FOREIGN);
        }
        var given = request.query().find("token");
        if (given.isPresent()) {
            return isToken(given.get())
                    ? Reply.redirect(withoutToken(request)).plus("Set-Cookie", cookie(request))
                    : refuse("This is not the token of this server; its link stands where the server was started.");
        }
        return hasCookie(request) || pass.admits(request)
                ? page.handle(request)
                : refuse("This page needs the token of this server: open the link that was printed where the server was"
                        + " started.");
    }

    private static String withoutToken(Request request) {
        var rest = new LinkedHashMap<>(request.query().values());
        rest.remove("token");
        return request.path() + (rest.isEmpty() ? "" : "?" + new Params(rest).encode());
    }

    /** A page that everybody may open, by a link from elsewhere too, but that no other page may use for itself. */
    public Handler opened(Handler page) {
        return request -> isOpened(request) ? page.handle(request) : refuse(FOREIGN);
    }

    /** What everybody may ask, but no page of another origin in somebody's browser. */
    public Handler open(Handler handler) {
        return request -> comesFromHere(request) ? handler.handle(request) : refuse(FOREIGN);
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

    /**
     * What a form of the fake's own pages changes: as {@link #reading}, and the form must carry {@link #formToken}.
     *
     * @param stale what is answered to a form of a page that this server did not make
     */
    public Handler submitting(Handler handler, Handler stale) {
        return request -> {
            if (!comesFromHere(request)) {
                return refuse(FOREIGN);
            }
            boolean knows = request.form()
                    .find(FORM_FIELD)
                    .filter(given -> Hashes.same(given, formToken()))
                    .isPresent();
            return knows && objection(request).isEmpty() ? handler.handle(request) : stale.handle(request);
        };
    }

    private Optional<Reply> objection(Request request) {
        if (!comesFromHere(request)) {
            return Optional.of(refuse(FOREIGN));
        }
        boolean knows =
                request.headers().find(TOKEN_HEADER).filter(this::isToken).isPresent()
                        || hasCookie(request)
                        || pass.admits(request);
        return knows
                ? Optional.empty()
                : Optional.of(refuse("Send the token of this server in the header " + TOKEN_HEADER
                        + ", or open one of its own pages in this browser first."));
    }

    private boolean hasCookie(Request request) {
        return (isLoopback(request) || !alone)
                && request.cookie(cookieName(request)).filter(this::isToken).isPresent();
    }

    /** A link may lead here from anywhere; a picture, a frame or a script of another page may not. */
    private static boolean isOpened(Request request) {
        return comesFromHere(request) || request.headers().all("Sec-Fetch-Dest").equals(List.of("document"));
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
                .filter(Loopback::isHost)
                .isPresent();
    }

    private boolean isToken(String given) {
        return Hashes.same(given, token);
    }

    /** Cookies know no ports, so the name tells the servers of one machine apart. */
    private static String cookieName(Request request) {
        URI base = request.base();
        return "understudy_control_" + base.getPort();
    }

    private String cookie(Request request) {
        return cookieName(request) + "=" + token + "; Path=/_understudy/; HttpOnly; SameSite=Strict";
    }

    private static Reply refuse(String sentence) {
        return Reply.json(403, Map.of("error", "access_denied", "error_description", sentence));
    }
}
