package dev.understudy.server.iam;

import dev.understudy.server.model.AwsAccount;
import dev.understudy.server.model.WorkloadIdentity;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Verifies the signed requests that workloads at AWS bring. Google sends them to AWS; here the keys of the world tell who
 * signed, and the answers of AWS are played. Google's words but for a wrong form are from memory.
 */
final class AwsTokens {

    /** A report of 2025 has these words for whatever is wrong with the form. */
    private static final String INVALID_FORM = "AWS request has invalid format.";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** How far AWS lets the time of a request be from its own. */
    private static final Duration REACH = Duration.ofMinutes(15);

    private AwsTokens() {}

    /** Who the workload is, if the provider takes it. */
    static WorkloadIdentity verify(String token, AwsAccount account, WorkloadProvider provider, Instant now) {
        var request = read(token);
        requireTarget(request, provider);
        var key = caller(request, account, now);
        if (!key.account().equals(account.id())) {
            throw OAuthError.INVALID_GRANT
                    .because("The AWS account " + key.account() + " does not match the expected account: "
                            + account.id() + ".")
                    .explained("The request was signed by somebody of another AWS account than the provider's.");
        }
        return identity(key, provider);
    }

    private static AwsRequest read(String token) {
        try {
            return AwsRequest.read(token);
        } catch (IllegalArgumentException e) {
            throw OAuthError.INVALID_REQUEST
                    .because(INVALID_FORM)
                    .explained("The subject_token is not a signed request to AWS: " + e.getMessage() + ".");
        }
    }

    /** The request is for this provider and no other, lest one that was made for somebody else be used here. */
    private static void requireTarget(AwsRequest request, WorkloadProvider provider) {
        String target = request.header("x-goog-cloud-target-resource");
        String name = provider.resourceName();
        if (!List.of(name, "https:" + name).contains(target)) {
            throw OAuthError.INVALID_GRANT
                    .because("The value of the header x-goog-cloud-target-resource does not match the audience.")
                    .explained("The request was signed for " + target + ", not for " + name + ".");
        }
    }

    /** What AWS looks at before it says who the caller is. */
    private static AwsAccount.Key caller(AwsRequest request, AwsAccount account, Instant now) {
        var signature = request.signature();
        var key = account.keys().stream()
                .filter(known -> known.id().equals(signature.keyId()))
                .filter(known -> known.sessionToken().orElse("").equals(request.header("x-amz-security-token")))
                .findFirst()
                .orElseThrow(() -> refused(
                        "InvalidClientTokenId",
                        "The security token included in the request is invalid.",
                        "The world knows no key " + signature.keyId() + " with this session token (or without one)."));
        if (!signature.region().equals(request.region())
                || !signature.service().equals("sts")
                || !request.header("x-amz-date").startsWith(signature.day())) {
            throw refused(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid region.",
                    "The signature is for " + signature.service() + " in " + signature.region() + " on "
                            + signature.day() + ", the request asks sts in " + request.region() + ".");
        }
        requireTime(request, now);
        requireSigned(request);
        if (!request.isSignedWith(key.secret())) {
            throw mismatch("The secret of the key " + key.id() + " did not make this signature.");
        }
        return key;
    }

    private static void requireTime(AwsRequest request, Instant now) {
        String text = request.header("x-amz-date");
        Instant time;
        try {
            time = Instant.from(TIME.parse(text));
        } catch (DateTimeException e) {
            throw refused(
                    "IncompleteSignature",
                    "Date must be in ISO-8601 'basic format'. Got '" + text + "'.",
                    "x-amz-date is not of the form 20260101T120000Z.");
        }
        if (time.isBefore(now.minus(REACH))) {
            throw refused(
                    "SignatureDoesNotMatch",
                    "Signature expired: " + text + " is now earlier than " + TIME.format(now.minus(REACH)) + " ("
                            + TIME.format(now) + " - 15 min.)",
                    "The request was signed more than 15 minutes ago.");
        }
        if (time.isAfter(now.plus(REACH))) {
            throw refused(
                    "SignatureDoesNotMatch",
                    "Signature not yet current: " + text + " is still later than " + TIME.format(now.plus(REACH)) + " ("
                            + TIME.format(now) + " + 15 min.)",
                    "The request was signed more than 15 minutes from now. Compare the clocks.");
        }
    }

    /** The host and everything of AWS's own must be covered; Google only recommends its own header to be. */
    private static void requireSigned(AwsRequest request) {
        var signed = request.signature().headers();
        request.headers().keySet().stream()
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !signed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw mismatch("The signature does not cover the header " + name + ".");
                });
        if (!request.header("host").equals(request.host())) {
            throw mismatch("The header host is not " + request.host() + ", the host of the url.");
        }
    }

    /** What Google maps unless the provider says otherwise: the caller, and its role without the session's name. */
    private static WorkloadIdentity identity(AwsAccount.Key key, WorkloadProvider provider) {
        return WorkloadAttributes.identity(
                Map.of(
                        "assertion.arn", key.arn(),
                        "assertion.account", key.account(),
                        "assertion.userid", key.userId()),
                Map.of(
                        WorkloadAttributes.SUBJECT,
                        key.arn(),
                        "attribute.aws_role",
                        key.arn().replaceFirst("(assumed-role/[^/]+)/.*", "$1")),
                provider);
    }

    private static OAuthException mismatch(String why) {
        return refused(
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.",
                why);
    }

    private static OAuthException refused(String code, String message, String why) {
        return OAuthError.INVALID_GRANT
                .because("Received invalid AWS response of type " + code + " with error message: " + message)
                .explained(why);
    }
}
