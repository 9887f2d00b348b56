package dev.understudy.server.wire;

import java.util.Locale;

/**
 * The values of {@code error}, each with the HTTP status with which Google answers it at the token endpoint. Google's
 * own values that no RFC knows say so.
 */
public enum OAuthError {
    /** RFC 6749 section 5.2. */
    INVALID_REQUEST(400),
    /** RFC 6749 section 5.2. */
    INVALID_CLIENT(401),
    /** RFC 6749 section 5.2. */
    INVALID_GRANT(400),
    /** RFC 6749 section 5.2; Google answers 401. */
    UNAUTHORIZED_CLIENT(401),
    /** RFC 6749 section 5.2. */
    UNSUPPORTED_GRANT_TYPE(400),
    /** RFC 6749 section 4.1.2.1. */
    UNSUPPORTED_RESPONSE_TYPE(400),
    /** RFC 6749 section 5.2. */
    INVALID_SCOPE(400),
    /** RFC 8693 section 2.2.2. */
    INVALID_TARGET(400),
    /** RFC 6749 section 4.1.2.1. */
    ACCESS_DENIED(403),
    /** Google's own: not in RFC 6749. */
    REDIRECT_URI_MISMATCH(400),
    /** Google's own, until 2021: a script of an origin that is not registered. */
    ORIGIN_MISMATCH(400),
    /** Google's own: the client was deleted in the API Console. */
    DELETED_CLIENT(401),
    /** Google's own: the client or the service-account key was disabled. */
    DISABLED_CLIENT(401),
    /** Google's own: an internal app, asked by a user of another organization. */
    ORG_INTERNAL(403),
    /** Google's own: a Workspace administrator forbade it. */
    ADMIN_POLICY_ENFORCED(400),
    /** RFC 6750 section 3.1; Google's revocation and tokeninfo answer 400. */
    INVALID_TOKEN(400),
    /** RFC 8628 section 3.5; Google answers 428. */
    AUTHORIZATION_PENDING(428),
    /** RFC 8628 section 3.5; Google answers 403. */
    SLOW_DOWN(403),
    /** RFC 8628 section 3.5. */
    EXPIRED_TOKEN(400),
    /** OpenID Connect Core section 3.1.2.6. */
    LOGIN_REQUIRED(400),
    /** OpenID Connect Core section 3.1.2.6. */
    INTERACTION_REQUIRED(400),
    /** OpenID Connect Core section 3.1.2.6. */
    CONSENT_REQUIRED(400),
    /** OpenID Connect Core section 3.1.2.6. */
    ACCOUNT_SELECTION_REQUIRED(400),
    /** OpenID Connect Core section 3.1.2.6. */
    REQUEST_NOT_SUPPORTED(400),
    /** OpenID Connect Core section 3.1.2.6. */
    REQUEST_URI_NOT_SUPPORTED(400),
    /** Google's own: the account is in the Advanced Protection Program. */
    POLICY_ENFORCED(400),
    /** Google's own: an embedded web view. */
    DISALLOWED_USERAGENT(403),
    /** Google's own: the account is not allowed to use the service. */
    INVALID_ACCOUNT(400),
    /** Google's own: too many requests in a while; 403 in older answers. From memory. */
    RATE_LIMIT_EXCEEDED(429),
    /** Google's own: its side failed; clients may try again. */
    INTERNAL_FAILURE(500);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    /** The HTTP status of this error at the token endpoint. */
    public int status() {
        return status;
    }

    /** The value as it stands on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The exception that carries this error with Google's description. */
    public OAuthException because(String description) {
        return new OAuthException(this, status, description);
    }

    /** The exception that carries this error with another status than its usual one. */
    public OAuthException because(int otherStatus, String description) {
        return new OAuthException(this, otherStatus, description);
    }
}
