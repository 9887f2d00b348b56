package dev.understudy.server.wire;

import java.net.URI;
import java.util.Optional;

/**
 * What the server calls itself in an answer. Both are fixed when it starts: one site of its own, and one for what
 * arrives under the names of Google's hosts.
 *
 * @param base the URL under which the server was asked, without a trailing slash
 * @param issuer the {@code iss} of its id_tokens and of its authorization responses
 */
public record Site(URI base, String issuer) {

    /** The issuer of Google's id_tokens (Google, "OpenID Connect", id_token payload). */
    public static final String GOOGLES_ISSUER = "https://" + GoogleHosts.ACCOUNTS;

    /** The site of a base URL: the fake's own signs with this URL, Google's hosts with Google's name. */
    public static Site of(URI base) {
        return new Site(base, isGoogles(base) ? GOOGLES_ISSUER : base.toString());
    }

    /** This site under another name as issuer, if a client has one of its own. */
    public Site issuing(Optional<String> ownIssuer) {
        return ownIssuer.map(name -> new Site(base, name)).orElse(this);
    }

    /** Where something is: at the host that serves it at Google, or all at the fake's one address. */
    public String at(String googleHost, String path) {
        return (isGoogles(base) ? "https://" + googleHost : base.toString()) + path;
    }

    private static boolean isGoogles(URI base) {
        return GoogleHosts.contains(String.valueOf(base.getHost()));
    }
}
