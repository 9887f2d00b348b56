package dev.understudy.server.account;

import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Google's OpenID Connect discovery document (2025), every URL pointing to this server; in strict with what the standards
 * name besides (OpenID Connect Discovery section 3, RFC 8414 section 2, RFC 9207 section 3).
 */
public final class Discovery {

    private static final String OPENID = "/.well-known/openid-configuration";

    /** Where clients that know nothing of OpenID Connect look (RFC 8414 section 3). */
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private static final List<String> RESPONSE_TYPES = List.of(
            "code",
            "token",
            "id_token",
            "code token",
            "code id_token",
            "token id_token",
            "code token id_token",
            "none");

    private static final List<String> CLAIMS = List.of(
            "aud",
            "email",
            "email_verified",
            "exp",
            "family_name",
            "given_name",
            "iat",
            "iss",
            "name",
            "picture",
            "sub");

    private static final List<String> GRANT_TYPES = List.of(
            "authorization_code",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:jwt-bearer");

    private final Profile profile;

    /** The document of this profile. */
    public Discovery(Profile profile) {
        this.profile = profile;
    }

    /** The document's endpoint; in strict there is a second name of it. */
    public Endpoint endpoint() {
        var routes = profile.advertisesWhatStandardsName()
                ? List.of(Route.get(OPENID), Route.get(OAUTH))
                : List.of(Route.get(OPENID));
        return new Endpoint("discovery", routes, this::document);
    }

    /** That it may be cached for an hour is from memory. */
    private Reply document(Request request) {
        return Cors.publicly(Reply.of(
                        200, Body.of("application/json; charset=UTF-8", Json.pretty(members(request.site()))))
                .with("Cache-Control", "public, max-age=3600"));
    }

    private Map<String, Object> members(Site site) {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", site.issuer());
        document.put("authorization_endpoint", site.at(GoogleHosts.ACCOUNTS, "/o/oauth2/v2/auth"));
        document.put("device_authorization_endpoint", site.at(GoogleHosts.OAUTH2, "/device/code"));
        document.put("token_endpoint", site.at(GoogleHosts.OAUTH2, "/token"));
        document.put("userinfo_endpoint", site.at(GoogleHosts.OPENID, "/v1/userinfo"));
        document.put("revocation_endpoint", site.at(GoogleHosts.OAUTH2, "/revoke"));
        if (profile.introspects()) {
            document.put("introspection_endpoint", site.at(GoogleHosts.OAUTH2, "/introspect"));
        }
        document.put("jwks_uri", site.at(GoogleHosts.WWW_APIS, "/oauth2/v3/certs"));
        document.put("response_types_supported", responseTypes());
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("scopes_supported", List.of("openid", "email", "profile"));
        document.put("token_endpoint_auth_methods_supported", authMethods());
        document.put("claims_supported", CLAIMS);
        document.put(
                "code_challenge_methods_supported",
                profile.demandsChallenges() ? List.of("S256") : List.of("plain", "S256"));
        document.put("grant_types_supported", GRANT_TYPES);
        if (profile.advertisesWhatStandardsName()) {
            putStandards(document);
        }
        return document;
    }

    private List<String> responseTypes() {
        return RESPONSE_TYPES.stream()
                .filter(types -> profile.givesTokensInUrls()
                        || !List.of(types.split(" ")).contains("token"))
                .toList();
    }

    private List<String> authMethods() {
        return profile.takesClientAssertions()
                ? List.of("client_secret_post", "client_secret_basic", "private_key_jwt")
                : List.of("client_secret_post", "client_secret_basic");
    }

    /** What Google's document leaves out. Where nothing is said, request_uri would count as supported. */
    private void putStandards(Map<String, Object> document) {
        document.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        document.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        document.put("claim_types_supported", List.of("normal"));
        document.put("claims_parameter_supported", false);
        document.put("request_parameter_supported", false);
        document.put("request_uri_parameter_supported", false);
        document.put("authorization_response_iss_parameter_supported", profile.sendsIssuer());
        document.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        for (String endpoint : List.of("introspection", "revocation")) {
            document.put(endpoint + "_endpoint_auth_methods_supported", authMethods());
            document.put(endpoint + "_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        }
    }
}
