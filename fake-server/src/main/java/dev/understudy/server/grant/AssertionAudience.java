package dev.understudy.server.grant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The audience of an assertion: this server's token endpoint. Libraries write Google's own URL whatever server they
 * ask, so that is taken too, except in strict mode (RFC 7523 section 3).
 *
 * @param profile decides whether Google's own URLs are taken
 * @param site what the server calls itself
 */
record AssertionAudience(Profile profile, Site site) {

    private static final Set<String> GOOGLES = Set.of(
            "https://oauth2.googleapis.com/token",
            "https://accounts.google.com/o/oauth2/token",
            "https://www.googleapis.com/oauth2/v3/token",
            "https://www.googleapis.com/oauth2/v4/token");

    /** The names of this machine: a client may write one and ask another. */
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    void check(CompactJwt jwt) {
        var audience = jwt.claims().path("aud");
        var named = audience.isArray() ? StreamSupport.stream(audience.spliterator(), false) : Stream.of(audience);
        if (named.filter(JsonNode::isTextual).map(JsonNode::textValue).noneMatch(this::isOurs)) {
            throw OAuthError.INVALID_GRANT
                    .because(profile.words(
                            "Invalid JWT: Failed audience check.",
                            "Invalid JWT: Failed audience check. The right audience is"
                                    + " https://accounts.google.com/o/oauth2/token"))
                    .explained("aud is " + audience + ", and the token endpoint is "
                            + site.at(GoogleHosts.OAUTH2, "/token") + ".");
        }
    }

    private boolean isOurs(String audience) {
        boolean googles = profile.takesGooglesAudience() && GOOGLES.contains(audience);
        boolean issuers = profile == Profile.STRICT && audience.equals(site.issuer());
        return googles
                || issuers
                || bases().anyMatch(
                                base -> TokenEndpoint.PATHS.stream().anyMatch(path -> audience.equals(base + path)));
    }

    private Stream<String> bases() {
        var base = site.base();
        return LOOPBACK.contains(base.getHost())
                ? LOOPBACK.stream().map(host -> base.getScheme() + "://" + host + ":" + base.getPort())
                : Stream.of(base.toString());
    }
}
