package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Set;

/** Which parameters a request may carry at all. Google refuses what it does not know; RFC 6749 says to ignore it. */
final class ParameterRules {

    /** Google's own, OpenID Connect's, and what Google's pages and libraries add; the tail of the list is from memory. */
    private static final Set<String> KNOWN = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "access_type",
            "state",
            "include_granted_scopes",
            "enable_granular_consent",
            "enable_serial_consent",
            "login_hint",
            "user_id",
            "id_token_hint",
            "prompt",
            "approval_prompt",
            "immediate",
            "hd",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "display",
            "claims",
            "max_age",
            "acr_values",
            "ui_locales",
            "claims_locales",
            "openid.realm",
            "device_id",
            "device_name",
            "authuser",
            "hl",
            "flowName",
            "service",
            "o2v",
            "theme",
            "part",
            "origin",
            "ss_domain",
            "gsiwebsdk",
            "access_token_type",
            "pageId");

    private ParameterRules() {}

    /**
     * Looks at the names alone.
     *
     * @throws Refusal for a name that Google does not know, and for OpenID Connect's request objects
     */
    static void check(Params params, Profile profile) {
        for (String name : Set.of("request", "request_uri")) {
            if (params.find(name).isPresent() && profile.namesRequestObjects()) {
                throw Refusal.of(
                        name.equals("request")
                                ? OAuthError.REQUEST_NOT_SUPPORTED
                                : OAuthError.REQUEST_URI_NOT_SUPPORTED,
                        "Request objects are not supported");
            }
        }
        if (profile.ignoresUnknownParameters()) {
            return;
        }
        for (String name : params.values().keySet()) {
            if (!KNOWN.contains(name) && params.find(name).isPresent()) {
                throw notAllowed(name);
            }
        }
    }

    /**
     * Refuses what was sent twice (RFC 6749 section 3.1); Google's words are from memory.
     *
     * @throws Refusal for the first such name
     */
    static void checkRepeated(Params params) {
        params.repeated().stream().findFirst().ifPresent(name -> {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "OAuth 2 parameters can only have a single value: " + name);
        });
    }

    /** Google's refusal of a parameter. */
    static Refusal notAllowed(String name) {
        return Refusal.of(OAuthError.INVALID_REQUEST, "Parameter not allowed for this message type: " + name);
    }
}
