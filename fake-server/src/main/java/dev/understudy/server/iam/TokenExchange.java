package dev.understudy.server.iam;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AwsAccount;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.WorkloadIdentity;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.token.ForeignKeys;
import dev.understudy.server.token.Issuance;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Security Token Service (RFC 8693) for workloads with an identity from elsewhere. The providers of the world are of
 * OpenID Connect or AWS: tokens of SAML are refused by name.
 */
public final class TokenExchange {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final Set<String> JWTS =
            Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");
    private static final String AWS = "urn:ietf:params:aws:token-type:aws4_request";
    private static final String SAML = "urn:ietf:params:oauth:token-type:saml2";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern AUDIENCE = Pattern.compile(
            "//iam\\.googleapis\\.com/projects/[0-9]+/locations/global/workloadIdentityPools/[^/]+/providers/[^/]+");

    /** Google's words for a pool or provider that there is not; from memory. */
    private static final String NO_PROVIDER = "The target service indicated by the \"audience\" parameters is invalid."
            + " This might either be because the pool or provider is disabled or deleted or because it doesn't exist.";

    private static final String FORMATS = "This value should be the full resource name of the Identity Provider. See"
            + " https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the list of possible formats.";

    private final IamSurroundings surroundings;

    /** The service among these surroundings. */
    public TokenExchange(IamSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Looks whether a provider can be worked with.
     *
     * @throws ScenarioProblem if its keys, its account or its condition are not understood
     */
    public static void check(WorkloadProvider provider) {
        try {
            provider.jwks().ifPresent(ForeignKeys::read);
            provider.aws().ifPresent(TokenExchange::check);
            provider.attributeCondition().ifPresent(condition -> AttributeCondition.holds(condition, Map.of()));
        } catch (IllegalArgumentException e) {
            throw new ScenarioProblem("The workload provider " + provider.id() + ": " + e.getMessage());
        }
    }

    private static void check(AwsAccount account) {
        if (!account.id().matches("[0-9]{12}")) {
            throw new IllegalArgumentException("An AWS account has twelve digits, not \"" + account.id() + "\".");
        }
        account.keys().stream()
                .filter(key -> key.account().isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("\"" + key.arn() + "\" is no ARN of AWS, such as arn:aws:sts::"
                            + account.id() + ":assumed-role/builder/machine.");
                });
    }

    /** POST only. */
    public Endpoint endpoint() {
        return Endpoint.of("sts", Route.post("/v1/token"), this::handle);
    }

    private Reply handle(Request request) {
        try {
            return TokenHeaders.on(Reply.json(200, exchange(parameters(request))));
        } catch (OAuthException e) {
            return TokenHeaders.on(e.reply());
        }
    }

    /** A form as RFC 8693 has it, or JSON as Google's own APIs have it: {@code subjectToken} for {@code subject_token}. */
    private static Params parameters(Request request) {
        if (!request.isOf("application/json")) {
            return request.form();
        }
        var values = new LinkedHashMap<String, List<String>>();
        Params.ofJson(request.body().text())
                .values()
                .forEach((name, value) ->
                        values.put(CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT), value));
        return new Params(values);
    }

    private Map<String, Object> exchange(Params params) {
        String type = params.find("grant_type").orElse("");
        if (!type.equals(GRANT)) {
            throw OAuthError.UNSUPPORTED_GRANT_TYPE
                    .because("Invalid grant_type: " + type)
                    .explained("This endpoint knows " + GRANT + " alone.");
        }
        requireAccessToken(params.require("requested_token_type"));
        var provider = provider(params.find("audience").orElse(""));
        var project = project(provider);
        var now = surroundings.clock().now(project.id());
        String subject = subject(params, provider, now);
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

    /** There is no other kind that is made of a credential from elsewhere; the words are from memory. */
    private static void requireAccessToken(String requested) {
        if (!requested.equals(ACCESS_TOKEN)) {
            throw invalid("requested_token_type", "It should be " + ACCESS_TOKEN + ".");
        }
    }

    private Project project(WorkloadProvider provider) {
        return surroundings
                .records()
                .projectOfNumber(provider.projectNumber())
                .orElseThrow(() -> noTarget("The provider's project " + provider.projectNumber() + " does not exist."));
    }

    /** How IAM policies name the workload. */
    private String subject(Params params, WorkloadProvider provider, Instant now) {
        String type = params.require("subject_token_type");
        String token = params.require("subject_token");
        if (!JWTS.contains(type) && !Set.of(AWS, SAML).contains(type)) {
            throw invalid("subject_token_type", "It should be one of Google's token types.");
        }
        if (!(provider.aws().isPresent() ? Set.of(AWS) : JWTS).contains(type)) {
            String kind = provider.aws().isPresent() ? "AWS" : "OpenID Connect";
            throw invalid("subject_token_type", "It does not fit the provider, which is one of " + kind + ".");
        }
        return keep(provider.aws()
                .map(account -> AwsTokens.verify(token, account, provider, now))
                .orElseGet(() -> SubjectTokens.verify(SubjectTokens.read(token, now), provider)));
    }

    private String keep(WorkloadIdentity identity) {
        surroundings.records().workloadIdentities().put(identity.principal(), identity);
        return identity.principal();
    }

    /** The provider that the audience names in full. */
    private WorkloadProvider provider(String audience) {
        if (!AUDIENCE.matcher(audience).matches()) {
            throw invalid("audience", FORMATS);
        }
        return surroundings
                .records()
                .workloadProviders()
                .all()
                .filter(provider -> provider.resourceName().equals(audience))
                .findFirst()
                .map(TokenExchange::checked)
                .orElseThrow(() -> noTarget("The world has no workload provider of this name; a scenario names them in"
                        + " the \"workloadProviders\" of a project."));
    }

    /** A provider that came while the server ran was looked at by nobody yet. */
    private static WorkloadProvider checked(WorkloadProvider provider) {
        try {
            check(provider);
            return provider;
        } catch (ScenarioProblem e) {
            throw noTarget(String.valueOf(e.getMessage()));
        }
    }

    private static OAuthException noTarget(String why) {
        return OAuthError.INVALID_TARGET.because(NO_PROVIDER).explained(why);
    }

    private static OAuthException invalid(String parameter, String more) {
        return OAuthError.INVALID_REQUEST
                .because("Invalid value for \"" + parameter + "\". " + more)
                .explained("The parameter " + parameter + " is missing or not of the form that is asked for.");
    }
}
