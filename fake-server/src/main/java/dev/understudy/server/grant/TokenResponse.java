package dev.understudy.server.grant;

import dev.understudy.server.wire.Fact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a grant gives (RFC 6749 section 5.1).
 *
 * @param members the members of the JSON answer, in Google's order
 * @param facts what the journal shall know
 */
public record TokenResponse(Map<String, Object> members, List<Fact> facts) {

    public TokenResponse {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        facts = List.copyOf(facts);
    }
}
