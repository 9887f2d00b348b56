package dev.understudy.server;

import dev.understudy.server.wire.Endpoint;
import java.util.List;

/** The way of tests in other packages to everything that a fake answers. */
public final class Doors {

    private Doors() {}

    /** Every endpoint of this fake. */
    public static List<Endpoint> of(FakeGoogle google) {
        return google.endpoints();
    }
}
