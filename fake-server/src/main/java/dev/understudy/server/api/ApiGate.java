package dev.understudy.server.api;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SelfSignedTokens;
import dev.understudy.server.wire.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The one gate in front of every API: a living token, on a living grant, with a scope that allows the operation, of a
 * project in which the API is enabled. Checked in this order, and before the body is looked at.
 */
public final class ApiGate {

    private final Records records;
    private final Clock clock;
    private final Profile profile;
    private final SelfSignedTokens selfSigned;

    /** A gate that knows these records. */
    public ApiGate(Records records, Clock clock, Profile profile) {
        this.records = records;
        this.clock = clock;
        this.profile = profile;
        this.selfSigned = new SelfSignedTokens(records, clock::now);
    }

    /**
     * Lets a request in.
     *
     * @throws ApiException 401 or 403 in Google's words
     */
    public Caller admit(Request request, GoogleApi api, Operation operation) {
        var token = requireLiving(request, api, operation);
        if (operation.scopes().stream().noneMatch(token.scopes()::contains)) {
            throw AccessErrors.insufficientScope(api, operation)
                    .because(operation.id() + " needs one of " + operation.scopes() + "; the token has "
                            + token.scopes() + ".");
        }
        requireEnabled(token.projectId(), api);
        return caller(token, clock.now(token.projectId()));
    }

    /**
     * What the token of a request stands for, if it lives.
     *
     * @throws ApiException 401 in Google's words
     */
    AccessToken requireLiving(Request request, GoogleApi api, Operation operation) {
        String token = presented(request, api, operation);
        var record = records.accessTokens()
                .find(OpaqueTokens.key(token))
                .or(() -> selfSigned.find(token, request.base()))
                .orElseThrow(() -> unknown(token, api, operation));
        Instant now = clock.now(record.projectId());
        if (!now.isBefore(record.expiresAt())) {
            throw AccessErrors.expired(api, operation)
                    .because("The access token expired at " + record.expiresAt() + "; for this project it is now " + now
                            + ". Refresh it.");
        }
        requireGrant(record);
        return record;
    }

    /** Whether a request carries anything that could be a token. */
    boolean isAnonymous(Request request) {
        return tokens(request).isEmpty();
    }

    /** RFC 6750 section 2: a client must not send a token in more than one way. */
    private String presented(Request request, GoogleApi api, Operation operation) {
        var tokens = tokens(request);
        if (tokens.size() > 1) {
            throw AccessErrors.ambiguous()
                    .because("A token came in " + tokens.size() + " places; send it in the Authorization header only.");
        }
        if (tokens.isEmpty()) {
            String scheme = request.headers().find("Authorization").isPresent()
                    ? "The Authorization header is not of the form \"Bearer TOKEN\"."
                    : "The request has no Authorization header.";
            throw AccessErrors.missing(api, operation).because(scheme);
        }
        if (request.bearerToken().isEmpty() && !profile.takesTokensInQuery()) {
            throw AccessErrors.missing(api, operation)
                    .because("Strict: a token in the URL is refused (RFC 9700 section 4.3.2); use the header.");
        }
        return tokens.get(0);
    }

    private static List<String> tokens(Request request) {
        var tokens = new ArrayList<String>();
        request.bearerToken().ifPresent(tokens::add);
        for (String name : List.of("access_token", "oauth_token")) {
            request.query().all(name).stream().filter(token -> !token.isEmpty()).forEach(tokens::add);
        }
        return tokens;
    }

    private ApiException unknown(String token, GoogleApi api, Operation operation) {
        if (records.refreshTokens().find(OpaqueTokens.key(token)).isPresent()) {
            return AccessErrors.invalid()
                    .because("This is a refresh token: exchange it for an access token at the token endpoint first.");
        }
        if (token.split("\\.", -1).length == 3) {
            return AccessErrors.wrongType(api, operation)
                    .because("This is a JWT, such as an id_token: it says who the user is, and opens no API.");
        }
        return AccessErrors.invalid().because("This server does not know the token: never issued here, or revoked.");
    }

    private void requireGrant(AccessToken token) {
        boolean living = token.grantId()
                .map(id -> records.livingGrant(id, token.subject(), token.projectId())
                        .isPresent())
                .orElse(true);
        if (!living) {
            throw AccessErrors.invalid().because("The grant that the token stands on was revoked.");
        }
    }

    private void requireEnabled(String projectId, GoogleApi api) {
        var project = records.projects().find(projectId);
        boolean enabled = project.filter(
                        found -> found.enabledApis().contains(api.service().name()))
                .isPresent();
        if (!enabled) {
            String number = project.map(found -> found.number()).orElse(projectId);
            throw AccessErrors.notEnabled(api.service(), number)
                    .because("The API " + api.service().name() + " is not enabled in project " + projectId + ".");
        }
    }

    private Caller caller(AccessToken token, Instant now) {
        return records.users()
                .find(token.subject())
                .map(user -> new Caller(
                        Caller.Kind.USER,
                        user.sub(),
                        user.email(),
                        user.name(),
                        token.projectId(),
                        token.scopes(),
                        now))
                .or(() -> records.serviceAccounts()
                        .find(token.subject())
                        .map(robot -> new Caller(
                                Caller.Kind.SERVICE_ACCOUNT,
                                robot.uniqueId(),
                                robot.email(),
                                robot.displayName(),
                                token.projectId(),
                                token.scopes(),
                                now)))
                .orElseThrow(() -> AccessErrors.invalid().because("The account of the token is gone."));
    }
}
