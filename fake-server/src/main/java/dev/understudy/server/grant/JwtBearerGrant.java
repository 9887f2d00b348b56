package dev.understudy.server.grant;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.RateCap;
import dev.understudy.server.token.TokenAudience;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.JsonLayout;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer} (RFC 7523): a service account signs an assertion and
 * gets an access token, or an id_token. No client is authenticated and there is no refresh token.
 */
public final class JwtBearerGrant implements GrantHandler {

    private final Issuance issuance;
    private final IdTokens idTokens;
    private final Clock clock;
    private final Profile profile;
    private final RateCap cap;
    private final AssertionKeys keys;
    private final Impersonation impersonation;

    /** The grant over these records. */
    public JwtBearerGrant(
            Records records, Issuance issuance, IdTokens idTokens, Clock clock, Profile profile, RateCap cap) {
        this.issuance = issuance;
        this.idTokens = idTokens;
        this.clock = clock;
        this.profile = profile;
        this.cap = cap;
        this.keys = new AssertionKeys(records);
        this.impersonation = new Impersonation(records, profile);
    }

    @Override
    public String grantType() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    @Override
    public JsonLayout layout() {
        return JsonLayout.COMPACT;
    }

    /** In Google's order: structure, signature, issuer, presence of the times, the times, scope, audience. */
    @Override
    public TokenResponse exchange(TokenRequest request) {
        var form = profile.takesPaddedAssertions() ? CompactJwt.Form.PADDED : CompactJwt.Form.CANONICAL;
        var jwt = request.params()
                .find("assertion")
                .flatMap(text -> CompactJwt.read(text, form))
                .orElseThrow(JwtBearerGrant::broken);
        var account = keys.requireIssuer(jwt);
        var now = clock.now(account.projectId());
        new AssertionTimes(profile, now).check(jwt);
        var target = jwt.claim("target_audience");
        var scopes = jwt.claim("scope").map(Scopes::split).filter(list -> !list.isEmpty());
        if (target.isEmpty() && scopes.isEmpty()) {
            throw OAuthError.INVALID_SCOPE
                    .because("Invalid OAuth scope or ID token audience provided.")
                    .explained("The assertion has neither a scope nor a target_audience.");
        }
        requireAudience(jwt, request.site());
        ClientAuthentication.requireRate(cap, account.projectId());
        var asked = new Asked(account, request, now);
        return target.isPresent() ? idToken(asked, target.get()) : tokens(asked, jwt, scopes.orElseThrow());
    }

    private void requireAudience(CompactJwt jwt, Site site) {
        if (!new TokenAudience(profile, site).isMeantBy(jwt)) {
            throw OAuthError.INVALID_GRANT
                    .because(profile.words(
                            "Invalid JWT: Failed audience check.",
                            "Invalid JWT: Failed audience check. The right audience is"
                                    + " https://accounts.google.com/o/oauth2/token"))
                    .explained("aud is " + jwt.claims().path("aud") + ", and the token endpoint is "
                            + site.at(GoogleHosts.OAUTH2, "/token") + ".");
        }
    }

    private record Asked(ServiceAccount account, TokenRequest request, Instant now) {}

    private TokenResponse tokens(Asked asked, CompactJwt jwt, List<String> scopes) {
        var user = impersonation.user(jwt, asked.account(), scopes);
        if (!scopes.stream().allMatch(scope -> Scopes.find(scope).isPresent())) {
            return profile.takesUnknownScopesForAudiences() ? misread(asked, scopes) : refuse(scopes);
        }
        String subject = user.map(User::sub).orElse(asked.account().email());
        String token = issuance.accessToken(new AccessToken(
                asked.account().uniqueId(),
                asked.account().projectId(),
                subject,
                Optional.empty(),
                Scopes.canonical(scopes),
                false,
                asked.now(),
                asked.now().plus(Issuance.LIFETIME)));
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", token);
        members.put("expires_in", Issuance.EXPIRES_IN);
        members.put("token_type", "Bearer");
        return new TokenResponse(
                members,
                List.of(
                        new Fact("service_account", asked.account().email()),
                        new Fact(
                                "user",
                                user.map(User::email).orElse(asked.account().email())),
                        new Fact("gave_access_token", OpaqueTokens.key(token))));
    }

    /** Google takes scopes it does not know for the audience of an id_token. */
    private TokenResponse misread(Asked asked, List<String> scopes) {
        var answer = idToken(asked, String.join(" ", scopes));
        var facts = new ArrayList<>(answer.facts());
        facts.add(Fact.why("The scope " + String.join(" ", scopes)
                + " is not one that Google knows, so it was taken for the audience of an id_token: there is no"
                + " access_token in this answer."));
        return new TokenResponse(answer.members(), facts);
    }

    /** Until about 2018 Google said so instead (google-api-nodejs-client#1381). */
    private static TokenResponse refuse(List<String> scopes) {
        String unknown = scopes.stream()
                .filter(scope -> Scopes.find(scope).isEmpty())
                .findFirst()
                .orElse("");
        throw OAuthError.INVALID_SCOPE
                .because(unknown + " is not a valid audience string.")
                .explained("There is no such scope.");
    }

    private TokenResponse idToken(Asked asked, String audience) {
        String token =
                idTokens.ofServiceAccount(asked.account(), asked.request().site(), audience, asked.now());
        return new TokenResponse(
                Map.of("id_token", token),
                List.of(new Fact("service_account", asked.account().email())));
    }

    private static OAuthException broken() {
        return OAuthError.INVALID_REQUEST
                .because("Bad Request")
                .explained("The assertion is missing, or not a JWT: three segments of base64url, the first two of them"
                        + " JSON objects.");
    }
}
