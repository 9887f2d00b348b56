package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;

/** The page of the live flow inspector; what it shows it is told by an event stream. */
public enum InspectorPage {
    /** The one page. */
    INSTANCE;

    /** The page. */
    public Reply page() {
        return SecurePage.live("inspector/inspector.jte", this);
    }
}
