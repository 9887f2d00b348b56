package dev.understudy.server.iam;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.NumericDate;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Security Token Service (RFC 8693) for workloads with an identity from elsewhere. The keys of such providers are
 * not known here: a JWT's times are looked at, its signature is not.
 */
public final class TokenExchange {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final Set<String> JWTS =
            Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");
    private static final Set<String> OTHERS =
            Set.of("urn:ietf:params:aws:token-type:aws4_request", "urn:ietf:params:oauth:token-type:saml2");
    private static final Pattern AUDIENCE = Pattern.compile(
            "//iam\\.googleapis\\.com/projects/([0-9]+)/locations/global/workloadIdentityPools/[^/]+/providers/[^/]+");

    private final IamSurroundings surroundings;

    /** The service among these surroundings. */
    public TokenExchange(IamSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** POST only. */
    public Endpoint endpoint() {
        return Endpoint.of("sts", Route.post("/v1/token"), this::handle);
    }

    private Reply handle(Request request) {
        try {
            return TokenHeaders.on(Reply.json(200, exchange(request.form())));
        } catch (OAuthException e) {
            var members = new LinkedHashMap<String, Object>();
            members.put("error", e.error().code());
            members.put("error_description", e.description());
            return TokenHeaders.on(Reply.json(e.status(), members)).noting(e.facts());
        }
    }

    private Map<String, Object> exchange(Params params) {
        String type = params.find("grant_type").orElse("");
        if (!type.equals(GRANT)) {
            throw OAuthError.UNSUPPORTED_GRANT_TYPE
                    .because("Invalid grant_type: " + type)
                    .explained("This endpoint knows " + GRANT + " alone.");
        }
        var project = project(params.find("audience").orElse(""));
        var now = surroundings.clock().now(project.id());
        String subject = subject(params, now);
        String token = surroundings
                .issuance()
                .accessToken(new AccessToken(
                        params.require("audience"),
                        project.id(),
                        subject,
                        Optional.empty(),
                        Scopes.canonical(Scopes.split(params.require("scope"))),
                        false,
                        now,
                        now.plus(Issuance.LIFETIME)));
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", token);
        members.put("issued_token_type", ACCESS_TOKEN);
        members.put("token_type", "Bearer");
        members.put("expires_in", Issuance.EXPIRES_IN);
        return members;
    }

    private Project project(String audience) {
        var matcher = AUDIENCE.matcher(audience);
        var number = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.<String>empty();
        return number.flatMap(wanted -> surroundings
                        .records()
                        .projects()
                        .all()
                        .filter(project -> project.number().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> invalid(
                        "audience",
                        "This value should be the full resource name of the Identity Provider. See"
                                + " https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list"
                                + " of possible formats."));
    }

    /** Who the workload is; words for a credential that is no longer good are from memory. */
    private static String subject(Params params, Instant now) {
        String type = params.require("subject_token_type");
        String token = params.require("subject_token");
        if (OTHERS.contains(type)) {
            return "principal";
        }
        if (!JWTS.contains(type)) {
            throw invalid("subject_token_type", "It should be one of Google's token types.");
        }
        var jwt = CompactJwt.read(token, CompactJwt.Form.CANONICAL)
                .orElseThrow(() -> OAuthError.INVALID_REQUEST
                        .because("Unable to parse the ID Token.")
                        .explained("The subject_token is not a JWT."));
        if (NumericDate.read(jwt.claims().path("exp")).filter(now::isBefore).isEmpty()) {
            throw OAuthError.INVALID_GRANT
                    .because("ID Token issued by the provider is stale to sign-in.")
                    .explained("The subject_token has expired, or says no time.");
        }
        return jwt.claim("sub").orElse("principal");
    }

    private static OAuthException invalid(String parameter, String more) {
        return OAuthError.INVALID_REQUEST
                .because("Invalid value for \"" + parameter + "\". " + more)
                .explained("The parameter " + parameter + " is missing or not of the form that is asked for.");
    }
}
