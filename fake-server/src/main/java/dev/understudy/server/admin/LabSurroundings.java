package dev.understudy.server.admin;

import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.Store;
import dev.understudy.server.token.GrantedTokens;
import dev.understudy.server.token.TokenLife;
import java.util.Collection;

/**
 * What the lab over HTTP works with.
 *
 * @param lab the lab in the server's process
 * @param faults the faults by name
 * @param records the records
 * @param store what keeps them
 * @param life the life of tokens
 * @param granting consents for users
 * @param guard who may use the lab
 */
public record LabSurroundings(
        InProcessLab lab,
        FaultCatalogue faults,
        Records records,
        Store store,
        TokenLife life,
        Granting granting,
        ControlGuard guard) {

    /** Consents for a user without a browser. */
    @FunctionalInterface
    public interface Granting {

        /** Tokens of this user for this client. */
        GrantedTokens grant(User user, OAuthClient client, Collection<String> scopes);
    }
}
