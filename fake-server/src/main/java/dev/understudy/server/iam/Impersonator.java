package dev.understudy.server.iam;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.token.SelfSignedTokens;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Request;
import java.util.List;

/** Whether a caller may act in the name of a service account. */
final class Impersonator {

    private static final List<String> SCOPES =
            List.of("https://www.googleapis.com/auth/cloud-platform", "https://www.googleapis.com/auth/iam");

    private final IamSurroundings surroundings;
    private final TokenLife life;
    private final SelfSignedTokens selfSigned;

    Impersonator(IamSurroundings surroundings) {
        this.surroundings = surroundings;
        this.life = new TokenLife(surroundings.records(), surroundings.clock()::now);
        this.selfSigned = new SelfSignedTokens(surroundings.records(), surroundings.clock()::now);
    }

    /** The account in the path, if the caller may use it; the lifetime of a self-signed token is looked at here too. */
    ServiceAccount require(Request request, String permission) {
        var caller = request.bearerToken()
                .flatMap(token -> life.accessToken(token).or(() -> selfSigned.find(token, request.base())))
                .filter(token -> token.expiresAt().isAfter(surroundings.clock().now(token.projectId())))
                .orElseThrow(() -> IamError.unauthenticated("There is no living access token in the header."));
        if (caller.scopes().stream().noneMatch(SCOPES::contains)) {
            throw IamError.insufficientScope("The caller's token has neither the scope cloud-platform nor iam.");
        }
        return account(request, caller, permission);
    }

    private ServiceAccount account(Request request, AccessToken caller, String permission) {
        String email = request.pathValue("email");
        return surroundings
                .records()
                .serviceAccounts()
                .all()
                .filter(account ->
                        account.email().equals(email) || account.uniqueId().equals(email))
                .filter(account -> account.projectId().equals(caller.projectId()))
                .findFirst()
                .orElseThrow(() -> IamError.denied(
                        permission,
                        "There is no service account " + email + " in the project of the caller's token, "
                                + caller.projectId() + "."));
    }
}
