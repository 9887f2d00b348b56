package dev.understudy.client;

import dev.understudy.client.internal.SystemBrowser;
import java.io.IOException;
import java.net.URI;

/** Shows a page to the user. */
@FunctionalInterface
public interface Browser {

    /**
     * Opens a page and returns at once.
     *
     * @throws IOException if no browser could be started
     */
    void open(URI url) throws IOException;

    /** The user's own browser: that of the variable {@code BROWSER}, or the system's. Never an embedded view (C8). */
    static Browser system() {
        return SystemBrowser::open;
    }

    /** No browser: the address is only printed, for the user to open. */
    static Browser none() {
        return url -> {};
    }
}
