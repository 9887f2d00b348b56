package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;

/** Makes keys for service accounts as Google's console does: the private half is given out once and not kept. */
public final class ServiceAccountKeys {

    private final Records records;

    /** Keys of the accounts in these records. */
    public ServiceAccountKeys(Records records) {
        this.records = records;
    }

    /**
     * Adds a new key to an account and gives the file with its private half.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public KeyFile create(String email) {
        var key = RsaKeys.generate();
        var account = add(email, key);
        return new KeyFile(account.projectId(), key.getKeyID(), pem(key), account.email(), account.uniqueId());
    }

    /**
     * Adds the key of an existing file to the account it names, so that the file stays good for a new server.
     *
     * @throws IllegalArgumentException if there is no such account or the file's private key is none
     */
    public void adopt(KeyFile file) {
        add(file.email(), KeyMaterial.keyPair(file.privateKey(), file.keyId()));
    }

    private ServiceAccount add(String email, RSAKey key) {
        var known = new ServiceAccountKey(key.getKeyID(), KeyMaterial.text(RsaKeys.publicHalf(key)), Status.ACTIVE);
        return records.serviceAccounts()
                .update(email, account -> account.withKey(known))
                .orElseThrow(() -> new IllegalArgumentException("There is no service account " + email + "."));
    }

    private static String pem(RSAKey key) {
        try {
            return KeyMaterial.pem(key.toPrivateKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key was made with its private half", e);
        }
    }
}
