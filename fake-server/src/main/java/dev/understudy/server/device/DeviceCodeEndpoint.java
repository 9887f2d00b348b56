package dev.understudy.server.device;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.UserCode;
import dev.understudy.server.token.KnownClients;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.RateCap;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives a device its two codes (RFC 8628 section 3.1; Google, "OAuth 2.0 for TV and Limited-Input Devices"). */
public final class DeviceCodeEndpoint {

    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Google allows devices no others. */
    private static final Set<String> ALLOWED = Set.of(
            Scopes.EMAIL,
            Scopes.OPENID,
            Scopes.PROFILE,
            "https://www.googleapis.com/auth/drive.appdata",
            "https://www.googleapis.com/auth/drive.file",
            "https://www.googleapis.com/auth/youtube",
            "https://www.googleapis.com/auth/youtube.readonly");

    private final DeviceSurroundings surroundings;
    private final KnownClients clients;
    private final RateCap cap;

    /** The endpoint among these surroundings. */
    public DeviceCodeEndpoint(DeviceSurroundings surroundings) {
        this.surroundings = surroundings;
        this.clients = new KnownClients(surroundings.records());
        this.cap = new RateCap(surroundings.records(), surroundings.clock()::now);
    }

    /** The endpoint under both its URLs. */
    public Endpoint endpoint() {
        return new Endpoint(
                "device.code", List.of(Route.post("/device/code"), Route.post("/o/oauth2/device/code")), this::handle);
    }

    private Reply handle(Request request) {
        var params = surroundings.profile().takesParametersAnywhere()
                ? request.form().or(request.query())
                : request.form();
        try {
            var client = requireDevice(clients.require(params.find("client_id")));
            var asked = scopes(params);
            var excess = cap.count(client.projectId(), RateCap.DEVICE);
            return excess.map(DeviceCodeEndpoint::tooMany)
                    .orElseGet(() -> begin(client, asked, request))
                    .noting(new Fact("client", client.id()));
        } catch (OAuthException e) {
            return TokenHeaders.on(refused(e));
        }
    }

    /** Until about 2018 a scope that is not allowed was named {@code invalid_scope} and nothing else. */
    private Reply refused(OAuthException e) {
        var members = e.members();
        if (e.error() == OAuthError.INVALID_SCOPE && surroundings.profile() == Profile.GOOGLE_2012) {
            members.remove("error_description");
        }
        return Reply.json(e.status(), members).noting(e.facts());
    }

    /** The member is {@code error_code} here and nowhere else (Google, "OAuth 2.0 for TV and Limited-Input Device"). */
    private static Reply tooMany(Fact why) {
        return TokenHeaders.on(Reply.json(403, Map.of("error_code", "rate_limit_exceeded")))
                .noting(why);
    }

    private Reply begin(OAuthClient client, List<String> scopes, Request request) {
        String deviceCode = surroundings.tokens().deviceCode();
        String userCode = surroundings.tokens().userCode();
        var expiresAt = surroundings.clock().now(client.projectId()).plus(LIFETIME);
        keep(
                deviceCode,
                new DeviceAuthorization(
                        client.id(),
                        client.projectId(),
                        scopes,
                        userCode,
                        expiresAt,
                        INTERVAL,
                        Optional.empty(),
                        DeviceAuthorization.Decision.PENDING,
                        Optional.empty(),
                        Optional.empty()));
        var members = new LinkedHashMap<String, Object>();
        members.put("device_code", deviceCode);
        members.put("user_code", userCode);
        members.put("expires_in", LIFETIME.toSeconds());
        members.put("interval", INTERVAL.toSeconds());
        String page = request.site().at(GoogleHosts.WWW, DevicePaths.SHORT);
        members.put("verification_url", page);
        if (surroundings.profile().sendsVerificationUri()) {
            members.put("verification_uri", page);
        }
        return TokenHeaders.on(Reply.json(200, members)).noting(new Fact("user_code", userCode));
    }

    private void keep(String deviceCode, DeviceAuthorization device) {
        String key = OpaqueTokens.key(deviceCode);
        surroundings.records().deviceAuthorizations().put(key, device);
        surroundings.records().userCodes().put(UserCode.letters(device.userCode()), new UserCode(key));
    }

    /** The apostrophes arrive escaped for HTML, as captured. */
    private OAuthClient requireDevice(OAuthClient client) {
        if (client.type() != ClientType.TV) {
            String words = surroundings.profile() == Profile.GOOGLE_2012
                    ? "Invalid client type."
                    : "Only clients of type &#39;TVs and Limited Input devices&#39; can use the OAuth 2.0 flow for TV"
                            + " and Limited-Input Device Applications. Please create and use an appropriate client.";
            throw OAuthError.INVALID_CLIENT
                    .because(words)
                    .explained("This client was registered as " + client.type() + ".");
        }
        return client;
    }

    private static List<String> scopes(Params params) {
        var scopes = Scopes.canonical(Scopes.split(params.require("scope")));
        var foreign = scopes.stream().filter(scope -> !ALLOWED.contains(scope)).toList();
        if (!foreign.isEmpty()) {
            throw OAuthError.INVALID_SCOPE
                    .because("Invalid device flow scope: " + String.join(" ", foreign))
                    .explained("Devices may ask for sign-in, for their own Drive files and for YouTube, for nothing"
                            + " else.");
        }
        return scopes;
    }
}
