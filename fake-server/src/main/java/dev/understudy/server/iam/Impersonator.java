package dev.understudy.server.iam;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.IamPolicy;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.model.User;
import dev.understudy.server.store.InUse;
import dev.understudy.server.token.SelfSignedTokens;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a caller may act in the name of a service account: its IAM policy decides. An account whose policy says
 * nothing lets everybody of its own project.
 */
final class Impersonator {

    private static final List<String> SCOPES =
            List.of("https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/iam");

    private static final String OWNER = "roles/owner";
    private static final String TOKEN_CREATOR = "roles/iam.serviceAccountTokenCreator";
    private static final String WORKLOAD_USER = "roles/iam.workloadIdentityUser";
    private static final String OPEN_ID = "roles/iam.serviceAccountOpenIdTokenCreator";

    /** Which roles hold which permission (Google Cloud, "IAM roles for service account impersonation"). */
    private static final Map<String, Set<String>> ROLES = Map.of(
            "iam.serviceAccounts.getAccessToken",
            Set.of(OWNER, TOKEN_CREATOR, WORKLOAD_USER),
            "iam.serviceAccounts.getOpenIdToken",
            Set.of(OWNER, TOKEN_CREATOR, WORKLOAD_USER, OPEN_ID),
            "iam.serviceAccounts.signBlob",
            Set.of(OWNER, TOKEN_CREATOR),
            "iam.serviceAccounts.signJwt",
            Set.of(OWNER, TOKEN_CREATOR));

    private final IamSurroundings surroundings;
    private final TokenLife life;
    private final SelfSignedTokens selfSigned;

    Impersonator(IamSurroundings surroundings) {
        this.surroundings = surroundings;
        this.life = new TokenLife(surroundings.records(), surroundings.clock()::now);
        this.selfSigned = new SelfSignedTokens(surroundings.records(), surroundings.clock()::now);
    }

    /**
     * The account in the path, if the caller may use it, by way of the delegates where there are some; the lifetime of a
     * self-signed token is looked at here too.
     *
     * @param delegates service accounts, each of which may act in the name of the next
     */
    ServiceAccount require(Request request, IamMethod method, List<String> delegates) {
        String sent = request.bearerToken()
                .orElseThrow(() -> IamError.missing(method, "There is no access token in the Authorization header."));
        var caller = life.accessToken(sent)
                .or(() -> selfSigned.find(sent, request.base(), IamMethod.HOST))
                .filter(token -> token.expiresAt().isAfter(surroundings.clock().now(token.projectId())))
                .orElseThrow(() -> IamError.unauthenticated("The access token is expired, revoked or unknown."));
        if (caller.scopes().stream().noneMatch(SCOPES::contains)) {
            throw IamError.insufficientScope(
                    method, SCOPES, "The caller's token has neither the scope cloud-platform nor iam.");
        }
        var names = names(caller);
        String project = caller.projectId();
        for (String delegate : delegates) {
            var through = step(delegate, names, project, "iam.serviceAccounts.getAccessToken");
            names = Set.of(through.email(), "serviceAccount:" + through.email());
            project = through.projectId();
        }
        return step(request.pathValue("email"), names, project, method.permission());
    }

    private ServiceAccount step(String email, Set<String> names, String project, String permission) {
        var account = account(email)
                .filter(found -> InUse.of(surroundings.records(), found) == Status.ACTIVE)
                .orElseThrow(() -> IamError.denied(permission, "There is no service account " + email + "."));
        if (account.iam().isEmpty()) {
            if (!account.projectId().equals(project)) {
                throw IamError.denied(
                        permission, email + " is in another project than the caller's token, " + project + ".");
            }
            return account;
        }
        var roles = ROLES.getOrDefault(permission, Set.of());
        var inherited = surroundings
                .records()
                .projects()
                .find(account.projectId())
                .map(Project::iam)
                .orElse(IamPolicy.NONE);
        if (names.stream().noneMatch(name -> account.iam().grants(name, roles) || inherited.grants(name, roles))) {
            throw IamError.denied(
                    permission, "None of " + names + " has one of the roles " + roles + " on " + email + ".");
        }
        return account;
    }

    private Optional<ServiceAccount> account(String email) {
        return surroundings
                .records()
                .serviceAccounts()
                .all()
                .filter(account ->
                        account.email().equals(email) || account.uniqueId().equals(email))
                .findFirst();
    }

    /** Every way in which a policy may name the caller. */
    private Set<String> names(AccessToken caller) {
        var names = new HashSet<>(Set.of(caller.subject(), "allUsers", "allAuthenticatedUsers"));
        names.add("serviceAccount:" + caller.subject());
        surroundings.records().users().find(caller.subject()).ifPresent(user -> names.addAll(names(user)));
        surroundings
                .records()
                .workloadIdentities()
                .find(caller.subject())
                .ifPresent(workload -> names.addAll(workload.groups()));
        return names;
    }

    private static Set<String> names(User user) {
        var names = new HashSet<>(Set.of(user.email(), "user:" + user.email()));
        user.hostedDomain().ifPresent(domain -> names.add("domain:" + domain));
        return names;
    }
}
