package dev.understudy.server.lab;

import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;

/**
 * A request on which a fault acts.
 *
 * @param origin whose request it is
 * @param endpoint the endpoint's name in the journal
 * @param request the request
 * @param handler what would answer it
 * @param backstage what a fault can reach behind the scenes
 */
public record Occasion(Origin origin, String endpoint, Request request, Handler handler, Backstage backstage) {

    /** The endpoint's own answer. */
    public Reply answer() {
        return answer(request);
    }

    /** What the endpoint answers to another request than the one that came. */
    public Reply answer(Request changed) {
        return handler.handle(changed);
    }
}
