package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Reply;

/** HTTP 503 instead of an answer, nothing done: the client may safely try again. */
public final class ServiceUnavailable implements Fault {

    @Override
    public String name() {
        return "503";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return OAuthError.INTERNAL_FAILURE
                .because(503, "Backend Error")
                .explained("The lab let this request fail with 503, as it was asked to.")
                .reply();
    }
}
