package dev.understudy.server.consent;

import dev.understudy.server.wire.Request;

/** Which button was pressed. */
final class Decided {

    private Decided() {}

    /** Whether it was the one that goes on; anything else is a no. */
    static boolean isAllowed(Request request) {
        return request.form().find("decision").filter("allow"::equals).isPresent();
    }
}
