package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The device flow (RFC 8628), for a device without a browser: it shows a code, the user types it elsewhere, and the
 * device asks until they have decided.
 *
 * <pre>{@code
 * var device = DeviceFlow.fromClientSecrets(Path.of("client_secret_tv.json"), Set.of("email"));
 * var code = device.start();
 * System.out.println("Go to " + code.verificationUrl() + " and type " + code.userCode());
 * var credentials = device.await(code);
 * }</pre>
 */
public final class DeviceFlow {

    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Polled LATER = new Polled(Optional.empty(), interval -> interval.multipliedBy(2));

    private final ClientSecrets client;
    private final Set<String> scopes;
    private final Surroundings surroundings;

    private DeviceFlow(ClientSecrets client, Set<String> scopes, Surroundings surroundings) {
        this.client = client;
        this.scopes = Scopes.checked(scopes);
        this.surroundings = client.within(surroundings);
    }

    /** The flow of the client of this file, which must be one for TVs and limited-input devices. */
    public static DeviceFlow fromClientSecrets(Path file, Set<String> scopes) {
        return fromClientSecrets(file, scopes, Surroundings.fromEnvironment());
    }

    /** As {@link #fromClientSecrets(Path, Set)}; endpoints other than Google's win over those of the file. */
    public static DeviceFlow fromClientSecrets(Path file, Set<String> scopes, Surroundings surroundings) {
        return new DeviceFlow(ClientSecrets.load(file), scopes, surroundings);
    }

    /** Begins a login: show the user its code and its address. */
    public DeviceCode start() {
        Form form = Form.of("client_id", client.clientId(), "scope", String.join(" ", new TreeSet<>(scopes)));
        JsonNode json = new TokenEndpoint(surroundings.endpoints().deviceAuthorization(), surroundings).answer(form);
        String address = StrictJson.text(json, "verification_url") // Google's own name
                .or(() -> StrictJson.text(json, "verification_uri"))
                .orElseThrow(() -> new UnusableAnswer("it names no address for the user"));
        return new DeviceCode(
                StrictJson.text(json, "user_code")
                        .filter(code -> code.matches("[A-Za-z0-9-]{1,40}")) // it is shown as it is
                        .orElseThrow(() -> new UnusableAnswer("it holds no user code")),
                address(address),
                surroundings
                        .clock()
                        .instant()
                        .plusSeconds(json.path("expires_in").asLong(1800)),
                Duration.ofSeconds(Math.max(1, json.path("interval").asLong(5))),
                StrictJson.text(json, "device_code").orElseThrow(() -> new UnusableAnswer("it holds no device code")));
    }

    /**
     * Asks once whether the user has decided.
     *
     * @return the credentials, or nothing if they have not
     * @throws AuthorizationDenied if they said no
     * @throws AuthorizationTimeout if the code has ended
     */
    public Optional<UserCredentials> poll(DeviceCode code) {
        return ask(code).credentials();
    }

    /**
     * Asks until the user has decided, never faster than the server likes (C26).
     *
     * @throws AuthorizationDenied if they said no
     * @throws AuthorizationTimeout if the code ended before they decided
     */
    public UserCredentials await(DeviceCode code) {
        Duration interval = code.interval();
        Duration lifetime = Duration.between(surroundings.clock().instant(), code.expiresAt());
        Duration waited = interval; // beside the clock, which may stand still or be set back
        while (waited.compareTo(lifetime) < 0
                && surroundings.clock().instant().plus(interval).isBefore(code.expiresAt())) {
            surroundings.pause().take(interval);
            if (Thread.currentThread().isInterrupted()) {
                throw new AuthorizationTimeout("the wait for the user was interrupted");
            }
            Polled polled = askPatiently(code);
            if (polled.credentials().isPresent()) {
                return polled.credentials().get();
            }
            interval = polled.pace().apply(interval);
            waited = waited.plus(interval);
        }
        throw expired(code);
    }

    /** A connection that fails, or a server that is busy, is tried again later and later (RFC 8628 section 3.5). */
    private Polled askPatiently(DeviceCode code) {
        try {
            return ask(code);
        } catch (ConnectionFailure e) {
            return LATER;
        } catch (TokenEndpointFailure e) {
            if (!e.isRetryable()) {
                throw e;
            }
            return LATER;
        }
    }

    private Polled ask(DeviceCode code) {
        Form form = Form.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "device_code", code.deviceCode(),
                        "client_id", client.clientId())
                .with("client_secret", client.clientSecret());
        try {
            var response = new TokenEndpoint(surroundings.endpoints().token(), surroundings).redeem(form);
            response.idToken()
                    .ifPresent(token -> IdTokenVerifier.of(client.clientId(), surroundings)
                            .withAuthorizedParty(client.clientId())
                            .verify(token, response.accessToken()));
            return new Polled(
                    Optional.of(UserCredentials.granted(client, scopes, response, surroundings)), interval -> interval);
        } catch (TokenEndpointFailure e) {
            return switch (e.error()) {
                case "authorization_pending" -> new Polled(Optional.empty(), interval -> interval);
                case "slow_down" -> new Polled(Optional.empty(), interval -> interval.plus(SLOWER));
                case "access_denied" -> throw new AuthorizationDenied(e.error(), e.description());
                case "expired_token" -> throw expired(code);
                default -> throw e;
            };
        }
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UnusableAnswer("the address for the user is none");
        }
    }

    private static AuthorizationTimeout expired(DeviceCode code) {
        return new AuthorizationTimeout("the code " + code.userCode() + " was good until " + code.expiresAt());
    }

    /** What one question brought, and how fast to go on asking. */
    private record Polled(Optional<UserCredentials> credentials, java.util.function.UnaryOperator<Duration> pace) {}
}
