package dev.understudy.server.api;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultKind;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import java.util.Map;
import java.util.Set;

/**
 * One of the errors of Google's APIs instead of an answer, nothing done.
 *
 * @param reason the {@code reason}, such as {@code userRateLimitExceeded}
 * @param retryAfter how many seconds the client shall wait (RFC 9110 section 10.2.3); 0: Google does not say
 */
public record ApiErrorFault(String reason, int retryAfter) implements Fault {

    private static final Map<String, ApiError> CATALOGUE = ApiErrorTable.read();

    public ApiErrorFault {
        if (!CATALOGUE.containsKey(reason)) {
            throw new IllegalArgumentException("No API error has the reason \"" + reason + "\"; there are "
                    + String.join(", ", CATALOGUE.keySet()) + ".");
        }
    }

    /** How it is asked for by name. */
    public static FaultKind kind() {
        return new FaultKind(
                "api-error",
                "One of the errors of Google's APIs instead of an answer, nothing done.",
                Map.of("reason", "backendError", "retryAfter", "0"),
                settings -> new ApiErrorFault(settings.text("reason"), settings.number("retryAfter", 0, 86_400)));
    }

    /** Every reason. */
    public static Set<String> reasons() {
        return CATALOGUE.keySet();
    }

    @Override
    public String name() {
        return "api-error";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("reason", reason, "retryAfter", String.valueOf(retryAfter));
    }

    @Override
    public Reply apply(Occasion occasion) {
        var error = CATALOGUE.get(reason);
        var reply = error == null
                ? occasion.answer()
                : error.reply("The lab answered with " + reason + ", as it was asked to.", Rendering.PLAIN);
        return retryAfter == 0 ? reply : reply.with("Retry-After", String.valueOf(retryAfter));
    }
}
