package dev.understudy.server.grant;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A device asks whether its user has decided (RFC 8628 section 3.4), with Google's statuses 428 and 403. */
public final class DeviceCodeGrant implements GrantHandler {

    /** By how much every {@code slow_down} lengthens the interval (RFC 8628 section 3.5). */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /** A device that waits as long as it was told may still arrive a little early. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** The Google-only name of the grant in oauth2client, and of its parameter. */
    private static final String LEGACY = "http://oauth.net/grant_type/device/1.0";

    private final String grantType;
    private final String parameter;
    private final Records records;
    private final ClientAuthentication clients;
    private final UserTokens tokens;
    private final Clock clock;
    private final Standing standing;

    private DeviceCodeGrant(
            String grantType,
            String parameter,
            Records records,
            ClientAuthentication clients,
            UserTokens tokens,
            Clock clock) {
        this.grantType = grantType;
        this.parameter = parameter;
        this.records = records;
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
        this.standing = new Standing(records);
    }

    /** The grant of RFC 8628, with the parameter {@code device_code}. */
    public static DeviceCodeGrant standard(
            Records records, ClientAuthentication clients, UserTokens tokens, Clock clock) {
        String type = "urn:ietf:params:oauth:grant-type:device_code";
        return new DeviceCodeGrant(type, "device_code", records, clients, tokens, clock);
    }

    /** The grant of oauth2client, with the parameter {@code code}. */
    public static DeviceCodeGrant legacy(
            Records records, ClientAuthentication clients, UserTokens tokens, Clock clock) {
        return new DeviceCodeGrant(LEGACY, "code", records, clients, tokens, clock);
    }

    @Override
    public String grantType() {
        return grantType;
    }

    @Override
    public TokenResponse exchange(TokenRequest request) {
        var client = clients.authenticate(request, ClientType.TV::equals);
        String key = OpaqueTokens.key(request.params().require(parameter));
        var now = clock.now(client.projectId());
        var device = find(key, client);
        if (!device.expiresAt().isAfter(now)) {
            throw OAuthError.EXPIRED_TOKEN
                    .because("Bad Request")
                    .explained("The device code expired at " + device.expiresAt() + ": ask for a new one.");
        }
        return switch (device.decision()) {
            case PENDING -> throw pending(key, now);
            case DENIED -> throw OAuthError.ACCESS_DENIED.because("Forbidden").explained("The user said no.");
            case ORG_INTERNAL ->
                throw OAuthError.ORG_INTERNAL
                        .because("Forbidden")
                        .explained("The app is Internal to an organization to which the user does not belong.");
            case ADMIN_POLICY_ENFORCED ->
                throw OAuthError.ADMIN_POLICY_ENFORCED
                        .because("Bad Request")
                        .explained("The user's administrator does not trust this client.");
            case ALLOWED -> allowed(take(key), client, request, now);
        };
    }

    private DeviceAuthorization find(String key, OAuthClient client) {
        var device = records.deviceAuthorizations().find(key).orElseThrow(() -> unknown(key));
        if (!device.clientId().equals(client.id())) {
            throw badRequest("The device code was made for another client, " + device.clientId() + ".");
        }
        return device;
    }

    /** Too early a poll makes the next one due later, for good. */
    private OAuthException pending(String key, Instant now) {
        var early = new AtomicBoolean();
        records.deviceAuthorizations().update(key, device -> {
            early.set(device.polledAt()
                    .map(at -> at.plus(device.interval()).minus(TOLERANCE))
                    .filter(now::isBefore)
                    .isPresent());
            return device.polled(now, early.get() ? device.interval().plus(SLOWER) : device.interval());
        });
        return early.get()
                ? OAuthError.SLOW_DOWN
                        .because("Forbidden")
                        .explained("The device polled before its interval was over; from now on it must wait five"
                                + " seconds longer each time.")
                : OAuthError.AUTHORIZATION_PENDING
                        .because("Precondition Required")
                        .explained("The user has not decided yet: poll again after the interval.");
    }

    /** Of any number of polls exactly one gets the tokens. */
    private DeviceAuthorization take(String key) {
        return records.deviceAuthorizations().take(key).orElseThrow(() -> unknown(key));
    }

    private TokenResponse allowed(DeviceAuthorization device, OAuthClient client, TokenRequest request, Instant now) {
        String key = OpaqueTokens.key(request.params().require(parameter));
        records.endings().put(key, new Ending(now, "The device code has given its tokens at " + now + " already."));
        String sub = device.userSub().orElseThrow();
        var user = standing.require(sub, client, device.scopes());
        var grant = records.livingGrant(device.grantId().orElse(""), sub, device.projectId())
                .orElseThrow(() -> badRequest("The user revoked the app's access since."));
        var authorization =
                new Authorization(client, user, grant.id(), device.scopes(), Optional.empty(), request.site(), now);
        return tokens.withRefresh(authorization).response();
    }

    private OAuthException unknown(String key) {
        return badRequest(records.endings()
                .find(key)
                .map(Ending::why)
                .orElse("The device code is not known: it was never given out by this server."));
    }

    private static OAuthException badRequest(String why) {
        return OAuthError.INVALID_GRANT.because("Bad Request").explained(why);
    }
}
