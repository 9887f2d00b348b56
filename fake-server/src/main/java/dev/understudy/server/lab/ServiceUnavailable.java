package dev.understudy.server.lab;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Reply;
import java.util.Map;
import java.util.function.Supplier;

/** HTTP 503 instead of an answer, nothing done: the client may safely try again. */
public final class ServiceUnavailable implements Fault {

    @Override
    public String name() {
        return "503";
    }

    @Override
    public Reply apply(Supplier<Reply> endpoint) {
        return Reply.json(
                        503, Map.of("error", OAuthError.INTERNAL_FAILURE.code(), "error_description", "Backend Error"))
                .noting(new Fact("fault", name()))
                .noting(Fact.why("The lab let this request fail with 503, as it was asked to."));
    }
}
