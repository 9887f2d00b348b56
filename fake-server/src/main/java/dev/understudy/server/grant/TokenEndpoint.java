package dev.understudy.server.grant;

import dev.understudy.server.model.Profile;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.TokenAudience;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.JsonLayout;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The token endpoint (RFC 6749 section 3.2) under every URL that Google has served it at. */
public final class TokenEndpoint {

    /** The URL until about 2014; still in many key files. */
    static final String OLD_PATH = "/o/oauth2/token";

    private static final String NARROW_PATH = "/oauth2/v4/token";

    /** What belongs to authorization requests alone. Only the first was seen to be refused; the others by inference. */
    private static final List<String> FOREIGN =
            List.of("access_type", "approval_prompt", "include_granted_scopes", "prompt");

    private final Map<String, GrantHandler> grants;
    private final TokenLife life;
    private final Profile profile;

    /** The endpoint with these grants; whatever is long over it forgets before it gives more. */
    public TokenEndpoint(List<GrantHandler> grants, TokenLife life, Profile profile) {
        this.life = life;
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(GrantHandler::grantType, grant -> grant));
        this.profile = profile;
    }

    /** POST only: Google answers any other method with its page for nothing found; strict says what is allowed. */
    public List<Endpoint> endpoints() {
        var post = new Endpoint(
                "token", TokenAudience.PATHS.stream().map(Route::post).toList(), this::handle);
        var all = new ArrayList<>(Cors.open(post));
        if (!profile.followsTheTokenRfcs()) {
            return all;
        }
        var others = Stream.of("GET", "PUT", "PATCH", "DELETE")
                .flatMap(method -> TokenAudience.PATHS.stream().map(path -> Route.of(method, path)))
                .toList();
        all.add(new Endpoint("token", others, request -> methodNotAllowed()));
        return all;
    }

    /** RFC 9110 section 15.5.6. */
    private static Reply methodNotAllowed() {
        return TokenHeaders.on(Reply.of(405, Body.NONE))
                .with("Allow", "POST")
                .noting(Fact.why("The token endpoint takes POST only (RFC 6749 section 3.2)."));
    }

    private Reply handle(Request request) {
        var layout = layout(request.path(), JsonLayout.PRETTY);
        try {
            var params = TokenParams.of(request, profile);
            life.sweep();
            return exchange(request, params).noting(facts(params));
        } catch (OAuthException e) {
            return error(e, request, layout);
        }
    }

    private Reply exchange(Request request, Params params) {
        String type = params.find("grant_type").orElse("");
        var grant = Optional.ofNullable(grants.get(type));
        var layout = layout(request.path(), grant.map(GrantHandler::layout).orElse(JsonLayout.PRETTY));
        try {
            var asked = TokenRequest.of(request, params);
            var handler = grant.orElseThrow(() -> unsupported(type));
            refuseForeign(params);
            var given = handler.exchange(asked);
            return reply(200, given.members(), layout).noting(given.facts());
        } catch (OAuthException e) {
            return error(e, request, layout);
        }
    }

    /** RFC 6749 section 3.2 says to ignore them. */
    private void refuseForeign(Params params) {
        if (profile.followsTheTokenRfcs()) {
            return;
        }
        FOREIGN.stream()
                .filter(name -> params.find(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw OAuthError.INVALID_REQUEST
                            .because("Parameter not allowed for this message type: " + name)
                            .explained(name + " belongs into the authorization request, not into the exchange.");
                });
    }

    private OAuthException unsupported(String type) {
        if (type.isEmpty() && profile.followsTheTokenRfcs()) {
            return OAuthError.INVALID_REQUEST
                    .because("Missing required parameter: grant_type")
                    .explained("The request has no grant_type (RFC 6749 section 5.2).");
        }
        return OAuthError.UNSUPPORTED_GRANT_TYPE
                .because("Invalid grant_type: " + type)
                .explained(
                        type.isEmpty()
                                ? "The request has no grant_type."
                                : "There is no grant of this type, or it is misspelled.");
    }

    private Reply error(OAuthException e, Request request, JsonLayout layout) {
        var members = e.members();
        if (!profile.describesOldErrors() && request.path().equals(OLD_PATH)) {
            members.remove("error_description");
        }
        var reply = reply(status(e), members, layout).noting(e.facts());
        return isChallenged(e, request) ? reply.with("WWW-Authenticate", "Basic realm=\"token\"") : reply;
    }

    /** RFC 6749 section 5.2: 400 for all but failed authentication, also at devices; Google has more (428, 403, 401). */
    private int status(OAuthException e) {
        boolean unknownToTheRfc = e.status() == 403 || e.status() == 428 || e.error() == OAuthError.UNAUTHORIZED_CLIENT;
        return profile.followsTheTokenRfcs() && unknownToTheRfc ? 400 : e.status();
    }

    /** RFC 6749 section 5.2: whoever used the header is told so; Google does not. */
    private boolean isChallenged(OAuthException e, Request request) {
        return profile.followsTheTokenRfcs()
                && e.error() == OAuthError.INVALID_CLIENT
                && request.headers().find("Authorization").isPresent();
    }

    private static Reply reply(int status, Map<String, Object> members, JsonLayout layout) {
        return TokenHeaders.on(
                Reply.of(status, Body.of("application/json; charset=utf-8", Json.write(members, layout))));
    }

    /** The old URLs have a layout of their own, whatever the grant. */
    private static JsonLayout layout(String path, JsonLayout current) {
        return switch (path) {
            case OLD_PATH -> JsonLayout.SPACED;
            case NARROW_PATH -> JsonLayout.NARROW;
            default -> current;
        };
    }

    /** What the request was about, tokens as the hashes by which other exchanges name them too. */
    private static List<Fact> facts(Params params) {
        var facts = new ArrayList<Fact>();
        note(facts, "client", params.find("client_id"), id -> id);
        note(facts, "grant_type", params.find("grant_type"), type -> type);
        note(facts, "code", params.find("code"), OpaqueTokens::key);
        note(facts, "refresh_token", params.find("refresh_token"), OpaqueTokens::key);
        return facts;
    }

    private static void note(List<Fact> facts, String name, Optional<String> value, Function<String, String> shownAs) {
        value.ifPresent(known -> facts.add(new Fact(name, shownAs.apply(known))));
    }
}
