package dev.understudy.server.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP reply, and what the server noted about it.
 *
 * @param status the HTTP status
 * @param headers the header fields, without {@code Content-Type}
 * @param body the content and its type
 * @param facts what the journal shall know about this exchange; never sent
 * @param delivery how far it gets
 */
public record Reply(int status, Headers headers, Body body, List<Fact> facts, Delivery delivery) {

    public Reply {
        facts = List.copyOf(facts);
    }

    /** A reply with a body and no header of its own. */
    public static Reply of(int status, Body body) {
        return new Reply(status, Headers.NONE, body, List.of(), Delivery.WHOLE);
    }

    /** JSON as Google's current front ends write it: two spaces of indentation. */
    public static Reply json(int status, Object value) {
        return of(status, Body.of("application/json; charset=utf-8", Json.pretty(value)));
    }

    /** JSON on one line, as Google answers the JWT grant. */
    public static Reply compactJson(int status, Object value) {
        return of(status, Body.of("application/json; charset=utf-8", Json.compact(value)));
    }

    /** A page of HTML, which must already be escaped: only the page templates make one. */
    public static Reply html(int status, String html) {
        return of(status, Body.of("text/html; charset=UTF-8", html));
    }

    /** A file for the browser to save under this name, which no cache keeps. */
    public static Reply download(String name, Body body) {
        return of(200, body)
                .with("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^\\w.@-]", "_") + "\"")
                .with("Cache-Control", "no-store");
    }

    /** A redirect that turns every method into GET: 302, never 307 (RFC 9700 section 4.12). */
    public static Reply redirect(URI target) {
        return redirect(target.toASCIIString());
    }

    /** A redirect to a location that is already written as it shall be sent. */
    public static Reply redirect(String location) {
        return new Reply(302, Headers.of("Location", location), Body.NONE, List.of(), Delivery.WHOLE);
    }

    /** A copy in which this header has exactly this value. */
    public Reply with(String name, String value) {
        return new Reply(status, headers.with(name, value), body, facts, delivery);
    }

    /** A copy with one more header of this name. */
    public Reply plus(String name, String value) {
        return new Reply(status, headers.plus(name, value), body, facts, delivery);
    }

    /** A copy with this fact noted for the journal. */
    public Reply noting(Fact fact) {
        return noting(List.of(fact));
    }

    /** A copy with these facts noted for the journal. */
    public Reply noting(List<Fact> more) {
        var all = new ArrayList<>(facts);
        all.addAll(more);
        return new Reply(status, headers, body, all, delivery);
    }

    /** A copy with another body. */
    public Reply with(Body newBody) {
        return new Reply(status, headers, newBody, facts, delivery);
    }

    /** A copy that gets only so far. */
    public Reply delivered(Delivery newDelivery) {
        return new Reply(status, headers, body, facts, newDelivery);
    }
}
