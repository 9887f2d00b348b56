package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** The keys that Google itself keeps for service accounts, with which its IAM service signs on request. */
public final class ManagedKeys {

    private final Records records;

    /** The keys of the accounts in these records. */
    public ManagedKeys(Records records) {
        this.records = records;
    }

    /**
     * A signature and the key that made it.
     *
     * @param keyId the key
     * @param value a signed JWT, or a signature in base64
     */
    public record Signed(String keyId, String value) {}

    /** Signs bytes with SHA-256 and RSA. */
    public Signed sign(ServiceAccount account, byte[] bytes) {
        var key = key(account);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(bytes);
            return new Signed(key.getKeyID(), Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
    }

    /** Signs claims, given as the JSON text of an object, as a JWT. */
    public Signed signJwt(ServiceAccount account, String claims) {
        var key = key(account);
        return new Signed(key.getKeyID(), Signing.jwt(key, claims));
    }

    /** The account's key, whose public half is published with the account's others. */
    private RSAKey key(ServiceAccount account) {
        var key = RsaKeys.shared("managed key of " + account.email()).join();
        var known = new ServiceAccountKey(key.getKeyID(), KeyMaterial.text(RsaKeys.publicHalf(key)), Status.ACTIVE);
        records.serviceAccounts()
                .update(account.email(), same -> same.key(known.id()).isPresent() ? same : same.withKey(known));
        return key;
    }
}
