package dev.understudy.server.token;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.InUse;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.OAuthError;
import java.util.Optional;

/** The clients that may ask for tokens, and Google's words for those that may not. */
public final class KnownClients {

    private final Records records;

    /** The clients in these records. */
    public KnownClients(Records records) {
        this.records = records;
    }

    /**
     * The client of this id.
     *
     * @throws dev.understudy.server.wire.OAuthException if there is none, or it was deleted or disabled
     */
    public OAuthClient require(String id) {
        var client = records.clients()
                .find(id)
                .orElseThrow(() -> OAuthError.INVALID_CLIENT
                        .because("The OAuth client was not found.")
                        .explained("No client has this client_id: look for a misspelled or empty setting."));
        requireUsable(InUse.of(records, client), "client");
        return client;
    }

    /**
     * Lets a client or service account in that is in use.
     *
     * @throws dev.understudy.server.wire.OAuthException if it was deleted or disabled
     */
    public static void requireUsable(Status status, String what) {
        switch (status) {
            case DELETED ->
                throw OAuthError.DELETED_CLIENT
                        .because("The OAuth client was deleted.")
                        .explained("The " + what + " was deleted in the API Console.");
            case DISABLED ->
                throw OAuthError.DISABLED_CLIENT
                        .because("The OAuth client was disabled.")
                        .explained("The " + what + " was disabled in the API Console.");
            case ACTIVE -> {}
        }
    }

    /**
     * The client that a parameter names.
     *
     * @throws dev.understudy.server.wire.OAuthException if it is absent, or there is no such client in use
     */
    public OAuthClient require(Optional<String> id) {
        return require(id.orElseThrow(() -> OAuthError.INVALID_REQUEST
                .because("Could not determine client ID from request.")
                .explained("Neither an Authorization header of the scheme Basic nor a client_id parameter names the"
                        + " client.")));
    }
}
