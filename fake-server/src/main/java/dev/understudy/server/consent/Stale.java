package dev.understudy.server.consent;

import dev.understudy.server.page.Notice;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;

/** The answer to a form that can no longer be answered. */
final class Stale {

    private Stale() {}

    static Reply reply() {
        return new Notice(
                        400,
                        "Something went wrong",
                        "This page is too old, was already answered, or was opened in another browser. Go back to the"
                                + " app and begin again.")
                .page()
                .noting(Fact.why("The page's id is unknown in this browser's session, or was answered already."));
    }
}
