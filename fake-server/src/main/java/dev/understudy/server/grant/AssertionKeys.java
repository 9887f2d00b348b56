package dev.understudy.server.grant;

import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.InUse;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.KeyMaterial;
import dev.understudy.server.token.KnownClients;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.util.List;

/** Finds the service account that signed an assertion. */
final class AssertionKeys {

    private final Records records;

    AssertionKeys(Records records) {
        this.records = records;
    }

    /** The account that {@code iss} names, if one of its keys made the signature. */
    ServiceAccount requireIssuer(CompactJwt jwt) {
        if (!jwt.header().path("alg").asText().equals("RS256")) {
            throw badSignature("The assertion's alg is "
                    + jwt.header().path("alg").asText("missing") + "; a service account signs with RS256.");
        }
        var account = jwt.claim("iss")
                .flatMap(email -> records.serviceAccounts().find(email))
                .orElseThrow(() -> OAuthError.INVALID_GRANT
                        .because("Invalid grant: account not found")
                        .explained("There is no service account "
                                + jwt.claim("iss").orElse("(iss is missing)") + "."));
        requireSignature(jwt, account);
        KnownClients.requireUsable(InUse.of(records, account), "service account");
        return account;
    }

    private static void requireSignature(CompactJwt jwt, ServiceAccount account) {
        if (account.keys().isEmpty()) {
            throw OAuthError.INVALID_GRANT
                    .because("Invalid JWT: No valid verifier found for issuer.")
                    .explained("The service account has no key.");
        }
        var signer = candidates(jwt, account).stream()
                .filter(key -> jwt.isSignedWith(KeyMaterial.publicKey(key.publicKey())))
                .findFirst()
                .orElseThrow(() -> badSignature(
                        "None of the service account's keys made this signature: is the key file from another account"
                                + " or server, or was its private key altered?"));
        if (signer.status() == Status.DELETED) {
            throw badSignature("The key " + signer.id() + " was deleted.");
        }
        if (signer.status() == Status.DISABLED) {
            throw OAuthError.DISABLED_CLIENT
                    .because("The OAuth client was disabled.")
                    .explained("The key " + signer.id() + " was disabled.");
        }
    }

    /** The key that the header names or, without a {@code kid} (Node sends none), all of them. */
    private static List<ServiceAccountKey> candidates(CompactJwt jwt, ServiceAccount account) {
        if (!jwt.header().has("kid")) {
            return account.keys();
        }
        return jwt.keyId().flatMap(account::key).map(List::of).orElse(List.of());
    }

    private static OAuthException badSignature(String why) {
        return OAuthError.INVALID_GRANT.because("Invalid JWT Signature.").explained(why);
    }
}
