package dev.understudy.server.lab;

import dev.understudy.server.model.SpentCode;
import dev.understudy.server.model.UserCode;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.UnverifiedClaims;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whose request it is. Google's paths are fixed, so the project must be found from what a request carries: its
 * client, else its code, token or assertion.
 */
public final class Attribution {

    /** The header by which a request says whose it is, if nothing else in it does: the id of a project. */
    public static final String PROJECT_HEADER = "X-Understudy-Project";

    private final Records records;
    private final Function<String, String> keyOf;

    /**
     * Attribution by these records.
     *
     * @param keyOf the key under which a table keeps a token
     */
    public Attribution(Records records, Function<String, String> keyOf) {
        this.records = records;
        this.keyOf = keyOf;
    }

    /** Whose request it is, or nothing if it carries no mark that the server knows. */
    public Optional<Origin> originOf(Request request) {
        var params = request.form().or(request.query());
        return Stream.<Optional<Origin>>of(
                        params.find("client_id").or(() -> basicUser(request)).flatMap(this::ofClient),
                        params.find("code").flatMap(this::ofCode),
                        params.find("part").flatMap(this::ofVisit),
                        params.find("device_code").flatMap(this::ofDevice),
                        params.find("refresh_token").flatMap(this::ofToken),
                        params.find("audience").flatMap(this::ofProvider),
                        params.find("assertion").flatMap(Attribution::issuer).flatMap(this::ofAccount),
                        request.bearerToken().or(() -> token(params)).flatMap(this::ofToken),
                        params.find("id_token")
                                .flatMap(token -> claim(token, "aud"))
                                .flatMap(this::ofClient),
                        params.find("user_code").flatMap(this::ofUserCode),
                        params.find("key").flatMap(this::ofKey),
                        request.headers().find(PROJECT_HEADER).flatMap(this::ofProject))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Origin> ofClient(String clientId) {
        return records.clients().find(clientId).map(client -> new Origin(client.projectId(), client.id()));
    }

    private Optional<Origin> ofCode(String code) {
        String key = keyOf.apply(code);
        return records.codes()
                .find(key)
                .or(() -> records.spentCodes().find(key).map(SpentCode::code))
                .map(meaning -> new Origin(meaning.projectId(), meaning.clientId()))
                // The old device flow calls its device code so too.
                .or(() -> ofDevice(code));
    }

    /** A page between the authorization request and its answer. */
    private Optional<Origin> ofVisit(String part) {
        return records.pendingAuthorizations()
                .find(keyOf.apply(part))
                .flatMap(visit -> new Params(visit.parameters()).find("client_id"))
                .flatMap(this::ofClient)
                .or(() -> records.deviceVisits()
                        .find(keyOf.apply(part))
                        .flatMap(visit -> visit.deviceKey())
                        .flatMap(this::ofDeviceKey));
    }

    private Optional<Origin> ofDevice(String deviceCode) {
        return ofDeviceKey(keyOf.apply(deviceCode));
    }

    private Optional<Origin> ofDeviceKey(String key) {
        return records.deviceAuthorizations()
                .find(key)
                .map(device -> new Origin(device.projectId(), device.clientId()));
    }

    /** What the user types at the page of the device flow. */
    private Optional<Origin> ofUserCode(String typed) {
        return records.userCodes().find(UserCode.letters(typed)).flatMap(code -> ofDeviceKey(code.deviceKey()));
    }

    /** The provider whose workload exchanges a token. */
    private Optional<Origin> ofProvider(String resourceName) {
        return records.workloadProviders()
                .find(resourceName)
                .flatMap(provider -> records.projectOfNumber(provider.projectNumber()))
                .map(project -> new Origin(project.id(), ""));
    }

    private Optional<Origin> ofProject(String id) {
        return records.projects().find(id).map(project -> new Origin(project.id(), ""));
    }

    private Optional<Origin> ofToken(String token) {
        String key = keyOf.apply(token);
        return records.accessTokens()
                .find(key)
                .map(meaning -> new Origin(meaning.projectId(), meaning.clientId()))
                .or(() -> records.refreshTokens()
                        .find(key)
                        .map(meaning -> new Origin(meaning.projectId(), meaning.clientId())))
                .or(() -> issuer(token).flatMap(this::ofAccount))
                .or(() -> audience(token).flatMap(this::ofClient));
    }

    private Optional<Origin> ofKey(String apiKey) {
        return records.projectOfApiKey(apiKey).map(project -> new Origin(project.id(), ""));
    }

    private Optional<Origin> ofAccount(String email) {
        return records.serviceAccounts().find(email).map(account -> new Origin(account.projectId(), email));
    }

    private static Optional<String> token(Params params) {
        return Stream.of("token", "access_token", "oauth_token", "id_token")
                .flatMap(name -> params.find(name).stream())
                .findFirst();
    }

    private static Optional<String> basicUser(Request request) {
        return request.basicCredentials().flatMap(Attribution::decode).map(pair -> pair.split(":", 2)[0]);
    }

    /** The issuer an assertion names: unverified, good enough to say in whose journal it belongs. */
    private static Optional<String> issuer(String jwt) {
        return claim(jwt, "iss");
    }

    /** The client that an id_token was made for: unverified, too. */
    private static Optional<String> audience(String jwt) {
        return claim(jwt, "aud");
    }

    private static Optional<String> claim(String jwt, String name) {
        return UnverifiedClaims.of(jwt).flatMap(claims -> UnverifiedClaims.text(claims, name));
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
