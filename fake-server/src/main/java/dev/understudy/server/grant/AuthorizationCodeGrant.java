package dev.understudy.server.grant;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.SpentCode;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code grant_type=authorization_code} (RFC 6749 section 4.1.3). The client is authenticated before the code is looked
 * at. From then on the code is spent, whatever else is wrong with the exchange; only another client leaves it alone.
 */
public final class AuthorizationCodeGrant implements GrantHandler {

    private static final Pattern CODE = Pattern.compile("4/[0-9A-Za-z_./-]{1,254}");

    private final Records records;
    private final ClientAuthentication clients;
    private final UserTokens tokens;
    private final Clock clock;
    private final Profile profile;
    private final Standing standing;

    /** The grant over these records. */
    public AuthorizationCodeGrant(
            Records records, ClientAuthentication clients, UserTokens tokens, Clock clock, Profile profile) {
        this.records = records;
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
        this.profile = profile;
        this.standing = new Standing(records);
    }

    @Override
    public String grantType() {
        return "authorization_code";
    }

    @Override
    public TokenResponse exchange(TokenRequest request) {
        String redirectUri = RedirectParameter.require(request.params(), profile);
        var client = clients.authenticate(request, type -> type != ClientType.TV);
        String code = request.params().require("code");
        if (!CODE.matcher(code).matches()) {
            throw malformed(code);
        }
        var now = clock.now(client.projectId());
        String key = OpaqueTokens.key(code);
        var meaning = take(key, client, now);
        records.spentCodes().put(key, new SpentCode(meaning, now, false, Optional.empty(), Optional.empty()));
        check(meaning, redirectUri, request, now);
        var issued = issue(meaning, client, request, now);
        var spent = new SpentCode(meaning, now, true, Optional.of(issued.accessToken()), issued.refreshToken());
        records.spentCodes().put(key, spent);
        if (CodeReuse.wasNoticed(key, records)) {
            CodeReuse.punish(key, spent, records, now);
        }
        return issued.response();
    }

    /** Takes the code from the store: of any number of exchanges exactly one gets it. */
    private AuthorizationCode take(String key, OAuthClient client, Instant now) {
        var found = records.codes().find(key).orElseThrow(() -> spent(key, client, now));
        if (!found.clientId().equals(client.id())) {
            throw badRequest("The code was made for another client, " + found.clientId() + ".");
        }
        return records.codes().take(key).orElseThrow(() -> spent(key, client, now));
    }

    private void check(AuthorizationCode code, String redirectUri, TokenRequest request, Instant now) {
        if (!code.expiresAt().isAfter(now)) {
            throw badRequest("The code expired at " + code.expiresAt() + "; a code is to be redeemed at once.");
        }
        Pkce.check(code.pkce(), request.params().find("code_verifier"), profile);
        if (!code.redirectUri().equals(redirectUri)) {
            var error = profile.hasOwnRedirectError() ? OAuthError.REDIRECT_URI_MISMATCH : OAuthError.INVALID_GRANT;
            throw error.because("Bad Request")
                    .explained("The redirect_uri " + redirectUri + " is not that of the authorization request, "
                            + code.redirectUri() + ": every character counts.");
        }
    }

    private UserTokens.Issued issue(AuthorizationCode code, OAuthClient client, TokenRequest request, Instant now) {
        var user = standing.require(code.userSub(), client, code.scopes());
        if (records.livingGrant(code.grantId(), code.userSub(), code.projectId())
                .isEmpty()) {
            throw badRequest("The user revoked the app's access after the code was made.");
        }
        var authorization = new Authorization(
                client,
                user,
                code.grantId(),
                code.scopes(),
                code.nonce(),
                request.site(),
                now,
                code.authTime(),
                code.openIdRealm());
        return code.refreshable()
                ? tokens.withRefresh(authorization)
                : tokens.withoutRefresh(authorization, Offline.NO);
    }

    private OAuthException spent(String key, OAuthClient client, Instant now) {
        var spent = records.spentCodes()
                .find(key)
                .filter(code -> code.code().clientId().equals(client.id()));
        if (spent.isEmpty()) {
            return badRequest("The code is not known: it was never given out by this server, or long ago.");
        }
        if (profile.revokesOnCodeReuse()) {
            CodeReuse.punish(key, spent.get(), records, now);
        }
        String redeemed = profile.words("Bad Request", "Code was already redeemed.");
        return OAuthError.INVALID_GRANT
                .because(spent.get().succeeded() ? redeemed : "Bad Request")
                .explained(
                        spent.get().succeeded()
                                ? "The code was already redeemed at "
                                        + spent.get().at() + ": a code is good once. Was the exchange sent twice?"
                                : "The code was spent at " + spent.get().at()
                                        + " by an exchange that failed: that counts as well. Ask the user again.");
    }

    private OAuthException malformed(String code) {
        return OAuthError.INVALID_GRANT
                .because(profile.words("Malformed auth code.", "Malformed code."))
                .explained(
                        code.contains("%")
                                ? "The code is still percent-encoded: %2F must be decoded to / once before it is sent."
                                : "The code does not look like one: 4/ and letters, digits, - and _.");
    }

    private static OAuthException badRequest(String why) {
        return OAuthError.INVALID_GRANT.because("Bad Request").explained(why);
    }
}
