package dev.understudy.lessons.web;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who may use the pages, which run whatever Java they are sent: the person at this machine, who has the link with the
 * token, and no web page of another origin, not even one of another port of this machine. Each check stands alone, so
 * that an attacker must get past all of them.
 */
final class Guard {

    /** The header by which a page shows the token; a page of another origin cannot set it without being asked first. */
    static final String HEADER = "X-Lab";

    /** A page of this server itself, or an address that was typed or opened from outside the browser. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String token;
    private final int port;

    private Guard(String token, int port) {
        this.token = token;
        this.port = port;
    }

    /** A guard of the server at this port, with a new unguessable token. */
    static Guard ofPort(int port) {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return new Guard(HexFormat.of().formatHex(random), port);
    }

    /** What somebody wants: how much must be proved for it. */
    enum Wish {
        /** What everybody may see who is at this machine: nothing of a lesson or its learner. */
        LOOK,
        /** The pages, the course and what happens; the browser shows its cookie. */
        READ,
        /** To be given that cookie; the page shows the token of the link. */
        ENTER,
        /** To run Java; both. */
        ACT
    }

    /** Why this request is refused; nothing if it may pass. */
    Optional<String> objection(Wish wish, Headers headers) {
        return Stream.<Function<Headers, Optional<String>>>of(
                        this::host, this::origin, Guard::site, cookieIf(wish), headerIf(wish), jsonIf(wish))
                .flatMap(check -> check.apply(headers).stream())
                .findFirst();
    }

    /** The token, for the link. */
    String token() {
        return token;
    }

    /** Gives the browser that entered its cookie; only pages of this site get it sent, and no script can read it. */
    String cookie() {
        return cookieName() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** Against DNS rebinding: a name that leads here is not enough. */
    private Optional<String> host(Headers headers) {
        boolean ours = values(headers, "Host").equals(List.of("127.0.0.1:" + port))
                || values(headers, "Host").equals(List.of("localhost:" + port));
        return ours ? Optional.empty() : Optional.of("These pages are at http://127.0.0.1:" + port + " only.");
    }

    private Optional<String> origin(Headers headers) {
        String own = "http://" + headers.getFirst("Host");
        return values(headers, "Origin").stream().allMatch(own::equals)
                ? Optional.empty()
                : Optional.of("Pages of other origins may not use these.");
    }

    private static Optional<String> site(Headers headers) {
        return OWN.containsAll(values(headers, "Sec-Fetch-Site"))
                ? Optional.empty()
                : Optional.of("Only these pages themselves may ask for this.");
    }

    private Function<Headers, Optional<String>> cookieIf(Wish wish) {
        boolean needed = wish == Wish.READ || wish == Wish.ACT;
        return headers -> !needed || hasCookie(headers)
                ? Optional.empty()
                : Optional.of("Open the link that the terminal shows: it has the key to these pages.");
    }

    private Function<Headers, Optional<String>> headerIf(Wish wish) {
        boolean needed = wish == Wish.ENTER || wish == Wish.ACT;
        return headers -> !needed || values(headers, HEADER).stream().anyMatch(this::isToken)
                ? Optional.empty()
                : Optional.of("Send the token of the link in the header " + HEADER + ".");
    }

    /** A form of another page cannot send this type. */
    private static Function<Headers, Optional<String>> jsonIf(Wish wish) {
        boolean needed = wish == Wish.ENTER || wish == Wish.ACT;
        return headers -> !needed
                        || values(headers, "Content-Type").stream()
                                .anyMatch(type -> type.matches("application/json(\\s*;.*)?"))
                ? Optional.empty()
                : Optional.of("Send the body as JSON, with Content-Type: application/json.");
    }

    private boolean hasCookie(Headers headers) {
        String prefix = cookieName() + "=";
        return values(headers, "Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(prefix))
                .anyMatch(pair -> isToken(pair.substring(prefix.length())));
    }

    /** Cookies know no ports, so the name tells the servers of one machine apart. */
    private String cookieName() {
        return "understudy_lessons_" + port;
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> values(Headers headers, String name) {
        return headers.getOrDefault(name, List.of());
    }
}
