package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import java.net.URI;
import java.util.Optional;

/**
 * Where the authorization server and the APIs are. Every class of this package takes one.
 *
 * @param authorization where a user grants access (RFC 6749 section 3.1)
 * @param token where codes, refresh tokens and assertions become tokens (RFC 6749 section 3.2)
 * @param revocation where a token is revoked (RFC 7009)
 * @param deviceAuthorization where the device flow begins (RFC 8628 section 3.1)
 * @param tokenInfo Google's description of a token
 * @param userInfo the user behind a token (OpenID Connect Core section 5.3)
 * @param keys the public keys of id_tokens (RFC 7517)
 * @param issuer who signs id_tokens, without a trailing slash
 * @param apis under which the APIs and their discovery documents are, with a trailing slash
 * @param iam the IAM credentials API, with a trailing slash
 * @param securityTokens where tokens are exchanged (RFC 8693)
 * @param metadata the metadata server of a virtual machine, with a trailing slash
 */
public record Endpoints(
        URI authorization,
        URI token,
        URI revocation,
        URI deviceAuthorization,
        URI tokenInfo,
        URI userInfo,
        URI keys,
        URI issuer,
        URI apis,
        URI iam,
        URI securityTokens,
        URI metadata) {

    /** What a copy may change. */
    private enum Part {
        AUTHORIZATION,
        TOKEN,
        APIS,
        SECURITY_TOKENS,
        METADATA
    }

    /** The variable that names the base URL of a fake. */
    public static final String VARIABLE = "UNDERSTUDY_URL";

    private static final Endpoints GOOGLE = new Endpoints(
            URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
            URI.create("https://oauth2.googleapis.com/token"),
            URI.create("https://oauth2.googleapis.com/revoke"),
            URI.create("https://oauth2.googleapis.com/device/code"),
            URI.create("https://oauth2.googleapis.com/tokeninfo"),
            URI.create("https://openidconnect.googleapis.com/v1/userinfo"),
            URI.create("https://www.googleapis.com/oauth2/v3/certs"),
            URI.create("https://accounts.google.com"),
            URI.create("https://www.googleapis.com/"),
            URI.create("https://iamcredentials.googleapis.com/"),
            URI.create("https://sts.googleapis.com/v1/token"),
            URI.create("http://metadata.google.internal/"));

    /** Google's own. */
    public static Endpoints google() {
        return GOOGLE;
    }

    /** Those of a fake that serves everything under one base URL, for instance {@code http://127.0.0.1:8085}. */
    public static Endpoints at(URI base) {
        String text = base.toString();
        String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return new Endpoints(
                URI.create(root + "/o/oauth2/v2/auth"),
                URI.create(root + "/token"),
                URI.create(root + "/revoke"),
                URI.create(root + "/device/code"),
                URI.create(root + "/tokeninfo"),
                URI.create(root + "/v1/userinfo"),
                URI.create(root + "/oauth2/v3/certs"),
                URI.create(root),
                URI.create(root + "/"),
                URI.create(root + "/"),
                URI.create(root + "/v1/token"),
                URI.create(root + "/"));
    }

    /**
     * Those of the fake that the variable {@value #VARIABLE} names, or else Google's.
     *
     * @throws IllegalArgumentException if the variable holds no http or https URL
     */
    public static Endpoints fromEnvironment() {
        return of(Optional.ofNullable(System.getenv(VARIABLE)));
    }

    /**
     * Those that an issuer tells of in its discovery document (OpenID Connect Discovery section 4).
     *
     * @throws IssuerMismatch if the document is another issuer's
     */
    public static Endpoints discover(URI issuer) {
        return IssuerDocument.fetch(issuer, Surroundings.of(at(issuer))).endpoints();
    }

    /** Whether these are Google's own. */
    public boolean isGoogle() {
        return equals(GOOGLE);
    }

    /** A copy with this authorization endpoint. */
    public Endpoints withAuthorization(URI uri) {
        return with(Part.AUTHORIZATION, uri);
    }

    /** A copy with this token endpoint. */
    public Endpoints withToken(URI uri) {
        return with(Part.TOKEN, uri);
    }

    /** A copy with this root of the APIs. */
    public Endpoints withApis(URI uri) {
        return with(Part.APIS, uri);
    }

    /** A copy with this token exchange. */
    public Endpoints withSecurityTokens(URI uri) {
        return with(Part.SECURITY_TOKENS, uri);
    }

    /** A copy with this metadata server, with a trailing slash. */
    public Endpoints withMetadata(URI uri) {
        return with(Part.METADATA, uri);
    }

    private Endpoints with(Part part, URI uri) {
        return new Endpoints(
                part == Part.AUTHORIZATION ? uri : authorization,
                part == Part.TOKEN ? uri : token,
                revocation,
                deviceAuthorization,
                tokenInfo,
                userInfo,
                keys,
                issuer,
                part == Part.APIS ? uri : apis,
                iam,
                part == Part.SECURITY_TOKENS ? uri : securityTokens,
                part == Part.METADATA ? uri : metadata);
    }

    /** Whether a token may be sent to this address: the root of the APIs or, at Google, any host of googleapis.com. */
    public boolean servesApis(URI uri) {
        if (Destinations.sameOrigin(apis, uri)) {
            return true;
        }
        return "https".equalsIgnoreCase(uri.getScheme())
                && Destinations.isGoogle(apis)
                && Destinations.isGoogle(uri)
                && uri.getUserInfo() == null
                && uri.getPort() == -1;
    }

    static Endpoints of(Optional<String> variable) {
        return variable.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    if (!text.matches("https?://.+")) {
                        throw new IllegalArgumentException(
                                VARIABLE + " must be a URL such as http://127.0.0.1:8085, not " + Printable.text(text));
                    }
                    return at(URI.create(text));
                })
                .orElse(GOOGLE);
    }

    /** The addresses that a file names count where nobody chose others: these endpoints are then those of the file. */
    Endpoints orOfFile(Optional<URI> fileAuthorization, URI fileToken) {
        if (!isGoogle()) {
            return this;
        }
        Endpoints base = Destinations.isGoogle(fileToken) ? this : at(Destinations.origin(fileToken));
        return base.withAuthorization(fileAuthorization.orElse(base.authorization()))
                .withToken(fileToken);
    }
}
