package dev.understudy.client.internal;

import java.io.IOException;
import java.net.URI;

/** An address to which this request may not go; nothing was sent. */
public final class UnsafeAddress extends IOException {

    private static final long serialVersionUID = 1L;

    UnsafeAddress(URI uri, String why) {
        super(uri.getScheme() + "://" + uri.getHost() + " was not contacted: " + why);
    }
}
