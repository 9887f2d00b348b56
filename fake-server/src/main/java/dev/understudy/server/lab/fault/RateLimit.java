package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Too many requests, nothing done: HTTP 429 with {@code Retry-After} (RFC 9110 section 10.2.3). Google's words are from
 * memory.
 *
 * @param retryAfter how many seconds the client shall wait
 */
public record RateLimit(int retryAfter) implements Fault {

    @Override
    public String name() {
        return "rate-limit";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("retryAfter", String.valueOf(retryAfter));
    }

    @Override
    public Reply apply(Occasion occasion) {
        var members = new LinkedHashMap<String, Object>();
        members.put("error", "rate_limit_exceeded");
        members.put("error_description", "Rate Limit Exceeded");
        return Reply.json(429, members).with("Retry-After", String.valueOf(retryAfter));
    }
}
