package dev.understudy.server.admin;

import dev.understudy.server.model.Grant;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Map;

/** What users have allowed, and consents without a browser. */
final class GrantOperations {

    private static final String PATH = LabApi.ROOT + "/projects/{project}/grants";
    private static final String EMAIL = "https://www.googleapis.com/auth/userinfo.email";

    private final LabSurroundings surroundings;
    private final Records records;
    private final Projects projects;

    GrantOperations(LabSurroundings surroundings) {
        this.surroundings = surroundings;
        this.records = surroundings.records();
        this.projects = new Projects(records);
    }

    List<LabOperation> operations() {
        return List.of(
                LabOperation.of(
                        Route.get(PATH),
                        "listGrants",
                        "What users have allowed the project.",
                        new LabOperation.Payload(
                                "Grants",
                                "{\"grants\": [{\"user\": \"ada@example.com\", \"scopes\": [\"" + EMAIL
                                        + "\"], \"grantedAt\": \"2026-11-21T12:00:00Z\"}]}"),
                        this::list),
                LabOperation.of(
                                Route.post(PATH),
                                "grant",
                                "Consents for a user without a browser, and gives tokens at once.",
                                new LabOperation.Payload(
                                        "GrantedTokens",
                                        "{\"access_token\": \"ya29.a0FAKE-\", \"refresh_token\": \"1//0FAKE-\","
                                                + " \"token_type\": \"Bearer\", \"expires_at\":"
                                                + " \"2026-11-21T13:00:00Z\", \"scope\": \"" + EMAIL + "\"}"),
                                this::grant)
                        .taking(
                                "GrantRequest",
                                "{\"user\": \"ada@example.com\", \"client\":"
                                        + " \"999000000001-web00000000000000000000000000000.apps.googleusercontent.com\","
                                        + " \"scopes\": [\"email\"]}")
                        .answering(201),
                LabOperation.of(
                        Route.of("DELETE", PATH + "/{email}"),
                        "revokeGrant",
                        "Takes back what a user allowed the project; every token that stands on it is dead.",
                        LabApi.NOTHING,
                        this::revoke));
    }

    private Reply list(Request request) {
        String project = projects.of(request);
        return Reply.json(
                200,
                Map.of(
                        "grants",
                        records.grants()
                                .all()
                                .filter(grant -> grant.projectId().equals(project))
                                .map(this::write)
                                .toList()));
    }

    private Map<String, Object> write(Grant grant) {
        String user = records.users().find(grant.userSub()).map(User::email).orElse(grant.userSub());
        return Ordered.of(
                "user",
                user,
                "scopes",
                grant.scopes().stream().sorted().toList(),
                "grantedAt",
                grant.grantedAt().toString());
    }

    private Reply grant(Request request) {
        String project = projects.of(request);
        var body = JsonBody.of(request, "user", "client", "scopes");
        var user = user(body.requireText("user"));
        var client = client(project, body.requireText("client"));
        var scopes = body.texts("scopes");
        if (scopes.isEmpty()) {
            throw JsonBody.problem("\"scopes\" must name at least one scope.");
        }
        var tokens = surroundings.granting().grant(user, client, scopes);
        return Reply.json(
                201,
                Ordered.of(
                        "access_token",
                        tokens.accessToken(),
                        "refresh_token",
                        tokens.refreshToken(),
                        "token_type",
                        "Bearer",
                        "expires_at",
                        tokens.expiresAt().toString(),
                        "scope",
                        String.join(" ", tokens.scopes())));
    }

    private Reply revoke(Request request) {
        String project = projects.of(request);
        var user = user(request.pathValue("email"));
        var grant = records.grants()
                .find(Records.grantKey(user.sub(), project))
                .orElseThrow(() -> JsonBody.missing(user.email() + " has allowed " + project + " nothing."));
        surroundings.life().end(grant, "The grant was revoked in the lab.");
        return LabApi.nothing();
    }

    private User user(String email) {
        return records.userByEmail(email).orElseThrow(() -> JsonBody.missing("There is no account " + email + "."));
    }

    private OAuthClient client(String project, String id) {
        return records.clientOf(project, id)
                .orElseThrow(() -> JsonBody.missing("The project " + project + " has no client " + id + "."));
    }
}
