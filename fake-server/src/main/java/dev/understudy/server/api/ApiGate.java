package dev.understudy.server.api;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Project;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SelfSignedTokens;
import dev.understudy.server.wire.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one gate in front of every API: a living token, on a living grant, with a scope that allows the operation, of a
 * project in which the API is enabled and its quota not used up. Checked in this order, and before the body is looked
 * at; an API key in place of a token opens what is public.
 */
public final class ApiGate {

    private final Records records;
    private final Clock clock;
    private final Profile profile;
    private final SelfSignedTokens selfSigned;
    private final Consumers consumers;
    private final Quotas quotas;

    /** A gate that knows these records. */
    public ApiGate(Records records, Clock clock, Profile profile) {
        this.records = records;
        this.clock = clock;
        this.profile = profile;
        this.selfSigned = new SelfSignedTokens(records, clock::now);
        this.consumers = new Consumers(records);
        this.quotas = new Quotas(records);
    }

    /**
     * Lets a request in.
     *
     * @throws ApiException 400, 401, 403 or 429 in Google's words
     */
    public Caller admit(Request request, GoogleApi api, Operation operation) {
        var ofKey = consumers.ofKey(request, api, operation);
        var caller = isAnonymous(request)
                ? anyone(request, api, operation, ofKey)
                : bearer(requireLiving(request, api, operation), api, operation);
        var project = consumers.of(request, api.service(), caller, ofKey);
        requireEnabled(project, caller, api);
        String user = request.query().find("quotaUser").orElse(caller.email());
        requireService(caller, api);
        project.ifPresent(payer -> quotas.count(payer, api.service(), user, caller.now()));
        return caller;
    }

    private Caller bearer(AccessToken token, GoogleApi api, Operation operation) {
        if (operation.scopes().stream().noneMatch(token.scopes()::contains)) {
            throw AccessErrors.insufficientScope(api, operation)
                    .because(operation.id() + " needs one of " + operation.scopes() + "; the token has "
                            + token.scopes() + ".");
        }
        return caller(token, clock.now(token.projectId()));
    }

    /** Without a token, a key may open what is public. */
    private Caller anyone(Request request, GoogleApi api, Operation operation, Optional<Project> ofKey) {
        boolean open = operation.can(Operation.Trait.PUBLIC);
        if (ofKey.isPresent() && open) {
            String project = ofKey.get().id();
            return Caller.anyone(project, clock.now(project));
        }
        if (ofKey.isPresent()) {
            throw AccessErrors.keyIsNotEnough(api, operation)
                    .because("An API key says which project calls, not who; " + operation.id() + " needs a token.");
        }
        if (open && profile.hasOldApiErrors()) {
            throw AccessErrors.unregistered().because("The request has neither a token nor an API key.");
        }
        String scheme = request.headers().find("Authorization").isPresent()
                ? "The Authorization header is not of the form \"Bearer TOKEN\"."
                : "The request has no Authorization header.";
        throw AccessErrors.missing(api, operation).because(scheme);
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
                .or(() -> selfSigned.find(token, request.base(), api.service().host(), api.name() + ".googleapis.com"))
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

    /** How a call wants its answer written. */
    Rendering rendering(Request request, GoogleApi api) {
        return Rendering.of(request, api.service(), profile);
    }

    /** Whether a request carries nothing that could be a token. */
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

    private static void requireEnabled(Optional<Project> project, Caller caller, GoogleApi api) {
        boolean enabled = project.filter(
                        found -> found.enabledApis().contains(api.service().name()))
                .isPresent();
        if (!enabled) {
            String number = project.map(Project::number).orElse(caller.projectId());
            String id = project.map(Project::id).orElse(caller.projectId());
            throw AccessErrors.notEnabled(api.service(), number)
                    .because("The API " + api.service().name() + " is not enabled in project " + id + ".");
        }
    }

    private void requireService(Caller caller, GoogleApi api) {
        boolean off = records.users()
                .find(caller.id())
                .filter(user -> user.servicesOff().contains(api.name()))
                .isPresent();
        if (off) {
            throw api.switchedOff()
                    .because("The account " + caller.email() + " does not have " + api.name()
                            + ": the world says so in servicesOff.");
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
