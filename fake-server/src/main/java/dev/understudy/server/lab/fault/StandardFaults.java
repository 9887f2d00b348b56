package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.FaultKind;
import java.util.ArrayList;
import java.util.List;

/** The list of faults that need nothing but the lab. */
public final class StandardFaults {

    private StandardFaults() {}

    /** Every kind. */
    public static List<FaultKind> kinds() {
        var all = new ArrayList<>(instead());
        all.addAll(onTheWay());
        all.addAll(idTokens());
        all.addAll(protocol());
        return all;
    }

    private static List<FaultKind> instead() {
        return List.of(
                FaultKind.of("none", "No misbehaviour: a gap in a sequence.", Undisturbed::new),
                FaultKind.of("503", "HTTP 503 in the token endpoint's shape, nothing done.", ServiceUnavailable::new),
                FaultKind.of(
                        "http-error",
                        "The HTML error page of Google's front ends, nothing done.",
                        "status",
                        "502",
                        settings -> new HttpError(settings.number("status", 400, 599))),
                FaultKind.of(
                        "google-error",
                        "One of Google's own errors at the token endpoint and its neighbours, nothing done.",
                        "error",
                        "internal-failure",
                        settings -> new GoogleError(settings.text("error"))),
                FaultKind.of(
                        "rate-limit",
                        "HTTP 429 with Retry-After in seconds, nothing done.",
                        "retryAfter",
                        "30",
                        settings -> new RateLimit(settings.number("retryAfter", 0, 86_400))));
    }

    private static List<FaultKind> onTheWay() {
        return List.of(
                FaultKind.of(
                        "delay",
                        "The work is done at once and answered late, in real time.",
                        "by",
                        "PT2S",
                        settings -> new Delay(settings.duration("by"))),
                FaultKind.of(
                        "lost-reply", "The work is done, and the connection ends before its answer.", LostReply::new),
                FaultKind.of(
                        "cut-connection",
                        "The connection ends instead of an answer, nothing done.",
                        CutConnection::new),
                FaultKind.of("torn-reply", "The connection ends in the middle of the answer's body.", TornReply::new),
                FaultKind.of("truncated-json", "The second half of the answer is missing.", TruncatedJson::new),
                FaultKind.of("malformed-json", "The answer is no JSON.", MalformedJson::new),
                FaultKind.of(
                        "wrong-content-type",
                        "The right answer under a wrong Content-Type.",
                        "type",
                        "text/html; charset=utf-8",
                        settings -> new WrongContentType(settings.text("type"))));
    }

    private static List<FaultKind> idTokens() {
        return List.of(
                FaultKind.of("expired-id-token", "An id_token that expired an hour ago.", ExpiredIdToken::new),
                FaultKind.of(
                        "wrongly-signed-id-token",
                        "An id_token whose signature is not of its claims.",
                        WronglySignedIdToken::new),
                FaultKind.of("wrong-nonce", "An id_token with the nonce of another request.", WrongNonce::new),
                FaultKind.of("wrong-audience", "An id_token that was made for another client.", WrongAudience::new),
                FaultKind.of("wrong-issuer", "An id_token of another issuer.", WrongIssuer::new),
                FaultKind.of(
                        "key-rotation",
                        "A key comes into use that no client can have fetched in advance.",
                        KeyRotation::new));
    }

    private static List<FaultKind> protocol() {
        return List.of(
                FaultKind.of(
                        "clock-skew",
                        "For this request the server's time is so far ahead, or behind.",
                        "by",
                        "PT10M",
                        settings -> new ClockSkew(settings.duration("by"))),
                FaultKind.of(
                        "revoked-grant", "The user takes the grant back just before the request.", RevokedGrant::new),
                FaultKind.of(
                        "forgotten-refresh-token",
                        "Google has forgotten the refresh token of the request.",
                        ForgottenRefreshToken::new),
                FaultKind.of(
                        "missing-refresh-token",
                        "The refresh token is left out of the answer.",
                        MissingRefreshToken::new),
                FaultKind.of(
                        "user-denies", "The user says no on the consent page, authorize.consent.", UserDenies::new),
                FaultKind.of(
                        "narrowed-consent",
                        "The user leaves out a ticked box on the consent page, authorize.consent.",
                        "without",
                        "",
                        settings -> new NarrowedConsent(settings.text("without"))));
    }
}
