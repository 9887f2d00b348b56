package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Site;

/** Reads an authorization request, and refuses it where Google does and in the order in which Google does. */
final class RequestRules {

    private final Records records;
    private final Profile profile;
    private final RedirectRules redirects;
    private final ResponseRules responses;

    RequestRules(Surroundings surroundings) {
        this.records = surroundings.records();
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
        var client = client(single(params, "client_id"));
        try {
            String redirectUri = single(params, "redirect_uri");
            return new Sender(client, project(client), redirects.delivery(client, redirectUri, params));
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
            var scopes = ScopeRules.read(params);
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
                    ScopeRules.includesGranted(sender.client(), params),
                    Prompt.read(params, profile),
                    params.find("state"),
                    Hints.read(params),
                    PkceRules.read(params),
                    ResponseRules.nonce(types, scopes, params));
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

    private OAuthClient client(String id) {
        var client = records.clients()
                .find(id)
                .orElseThrow(() -> Refusal.of(OAuthError.INVALID_CLIENT, "The OAuth client was not found.")
                        .explained("No client has the id " + id + ": it was mistyped, or belongs to another server."));
        if (client.status() == Status.DELETED) {
            throw Refusal.of(OAuthError.DELETED_CLIENT, "The OAuth client was deleted.")
                    .noting(new Fact("client", id));
        }
        if (client.status() == Status.DISABLED) {
            // The words are from memory.
            throw Refusal.of(OAuthError.DISABLED_CLIENT, "The OAuth client was disabled.")
                    .noting(new Fact("client", id));
        }
        return client;
    }

    private Project project(OAuthClient client) {
        return records.projects()
                .find(client.projectId())
                .orElseThrow(() -> Refusal.of(OAuthError.INVALID_CLIENT, "The OAuth client was not found.")
                        .explained("The client's project " + client.projectId() + " does not exist."));
    }
}
