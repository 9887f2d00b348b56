package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;

/**
 * A page that only says something.
 *
 * @param status the HTTP status
 * @param heading what happened
 * @param text what to do
 */
public record Notice(int status, String heading, String text) {

    /** The page. */
    public Reply page() {
        return SecurePage.of(status, "signin/notice.jte", this, "");
    }
}
