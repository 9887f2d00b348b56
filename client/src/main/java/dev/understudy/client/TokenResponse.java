package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A successful answer of the token endpoint (RFC 6749 section 5.1); members that are not known are not looked at. */
record TokenResponse(
        AccessToken accessToken,
        Optional<String> refreshToken,
        Optional<String> idToken,
        Optional<Set<String>> scopes) {

    static TokenResponse read(JsonNode json, Instant now) {
        String value = StrictJson.text(json, "access_token")
                .orElseThrow(() -> new UnusableAnswer(
                        json.has("id_token")
                                ? "it holds an id_token and no access_token"
                                : "it holds no access_token"));
        String type = StrictJson.text(json, "token_type").orElse("Bearer");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw new UnusableAnswer("its token_type is " + Printable.text(type) + ", and only Bearer is known");
        }
        return new TokenResponse(
                new AccessToken(value, expiry(json.path("expires_in"), now)),
                StrictJson.text(json, "refresh_token"),
                StrictJson.text(json, "id_token"),
                StrictJson.text(json, "scope").map(TokenResponse::words));
    }

    static Set<String> words(String scopes) {
        return java.util.Arrays.stream(scopes.split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Seconds, as a number or, from some servers, as a text; what is neither is as if it were not there. */
    private static Optional<Instant> expiry(JsonNode seconds, Instant now) {
        if (seconds.isNumber()) {
            return Optional.of(now.plusSeconds(Math.min(seconds.asLong(), 400L * 86_400)));
        }
        return Optional.of(seconds.asText())
                .filter(text -> text.matches("\\d{1,8}"))
                .map(text -> now.plusSeconds(Long.parseLong(text)));
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenResponse[" + accessToken + ", scopes=" + scopes + "]";
    }
}
