package dev.understudy.server.token;

import dev.understudy.server.model.Loopback;
import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names by which a signed assertion may mean this server's token endpoint (RFC 7523 section 3). Libraries write
 * Google's own URL whatever server they ask, so that is taken too, except in strict mode.
 *
 * @param profile decides whether Google's own URLs are taken
 * @param site what the server calls itself
 */
public record TokenAudience(Profile profile, Site site) {

    /** Every path of the token endpoint, today's first. */
    public static final List<String> PATHS =
            List.of("/token", "/o/oauth2/token", "/oauth2/v3/token", "/oauth2/v4/token");

    private static final Set<String> GOOGLES = Set.of(
            "https://oauth2.googleapis.com/token",
            "https://accounts.google.com/o/oauth2/token",
            "https://www.googleapis.com/oauth2/v3/token",
            "https://www.googleapis.com/oauth2/v4/token");

    /** Whether one of the audiences of a JWT is this server. */
    public boolean isMeantBy(CompactJwt jwt) {
        return jwt.audiences().anyMatch(this::isOurs);
    }

    private boolean isOurs(String audience) {
        boolean googles = profile.takesGooglesAudience() && GOOGLES.contains(audience);
        boolean issuers = profile == Profile.STRICT && audience.equals(site.issuer());
        return googles
                || issuers
                || bases().anyMatch(base -> PATHS.stream().anyMatch(path -> audience.equals(base + path)));
    }

    /** Of this machine all names: a client may write one and ask another. */
    private Stream<String> bases() {
        var base = site.base();
        return Loopback.isHost(base.getHost())
                ? Loopback.HOSTS.stream().map(host -> base.getScheme() + "://" + host + ":" + base.getPort())
                : Stream.of(base.toString());
    }
}
