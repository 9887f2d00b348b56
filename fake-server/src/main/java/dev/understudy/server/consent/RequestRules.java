package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Site;

/** Reads an authorization request, and refuses it where Google does and in the order in which Google does. */
final class RequestRules {

    private final Admission admission;
    private final Profile profile;
    private final RedirectRules redirects;
    private final ResponseRules responses;

    RequestRules(Surroundings surroundings) {
        this.admission = new Admission(surroundings.records());
        this.profile = surroundings.profile();
        this.redirects = new RedirectRules(profile);
        this.responses = new ResponseRules(profile);
    }

    /**
     * Who asks and where the answer may go: as long as this is not certain, nothing is sent anywhere (RFC 6749 section
     * 4.1.2.1).
     *
     * @throws Refusal to be shown to the user
     */
    Sender sender(Params params) {
        var client = admission.client(single(params, "client_id"));
        try {
            String redirectUri = single(params, "redirect_uri");
            return new Sender(client, admission.project(client), redirects.delivery(client, redirectUri, params));
        } catch (Refusal refusal) {
            throw refusal.noting(new Fact("client", client.id()));
        }
    }

    /**
     * Everything else that was asked.
     *
     * @throws Refusal to be shown to the user or, in the strict profile, sent to the client
     */
    AuthorizationRequest complete(Sender sender, Params params, Site site) {
        try {
            ParameterRules.checkRepeated(params);
            var types = responses.read(sender, params);
            var scopes = ScopeRules.read(params, profile);
            ParameterRules.check(params, profile);
            ResponseRules.checkPkce(types, params);
            return new AuthorizationRequest(
                    sender.client(),
                    sender.project(),
                    sender.delivery().in(ResponseMode.read(types, params, profile)),
                    site.issuing(sender.client().issuer()),
                    types,
                    scopes,
                    AccessType.read(params) == AccessType.OFFLINE,
                    ScopeRules.includesGranted(sender.client(), params, profile),
                    Prompt.read(params, profile),
                    params.find("state"),
                    Hints.read(params),
                    PkceRules.read(sender.client(), types, params, profile),
                    ResponseRules.nonce(types, scopes, params),
                    params.find("openid.realm").filter(realm -> profile.knowsGooglesParameters()));
        } catch (Refusal refusal) {
            throw refusal.noting(new Fact("client", sender.client().id()));
        }
    }

    /** The parameter, or Google's refusal. */
    static String required(Params params, String name) {
        return params.find(name)
                .orElseThrow(() -> Refusal.of(OAuthError.INVALID_REQUEST, "Missing required parameter: " + name));
    }

    /** While it is not certain who asks, a parameter that came twice cannot be told to the client. */
    private static String single(Params params, String name) {
        if (params.all(name).size() > 1) {
            ParameterRules.checkRepeated(params);
        }
        return required(params, name);
    }
}
