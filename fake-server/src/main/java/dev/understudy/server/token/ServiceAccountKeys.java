package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;

/** Makes keys for service accounts as Google's console does: the private half is given out once and not kept. */
public final class ServiceAccountKeys {

    /** The password of every such file, which Google prints beside it. */
    private static final String PASSWORD = "notasecret";

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
     * Adds a new key to an account and gives it as PKCS #12, Google's older kind of key file: the password is {@code
     * notasecret}, the alias {@code privatekey}.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public byte[] createPkcs12(String email, Instant now) {
        var key = RsaKeys.generate();
        var account = add(email, key);
        var certificate = X509.certificate(RsaKeys.publicHalf(key), account.uniqueId(), key, now);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "privatekey", key.toPrivateKey(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            var out = new ByteArrayOutputStream();
            store.store(out, PASSWORD.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException | JOSEException e) {
            throw new IllegalStateException("every JDK writes PKCS #12", e);
        }
    }

    /**
     * Disables, enables or deletes a key. A deleted key is remembered, so that its signatures can be told from foreign
     * ones.
     *
     * @throws IllegalArgumentException if there is no such account or key
     */
    public void setStatus(String email, String keyId, Status status) {
        var account = records.serviceAccounts().find(email).orElseThrow(() -> noAccount(email));
        var key = account.key(keyId)
                .orElseThrow(() ->
                        new IllegalArgumentException("The service account " + email + " has no key " + keyId + "."));
        var changed = new ServiceAccountKey(key.id(), key.publicKey(), status);
        records.serviceAccounts().update(email, same -> same.withKey(changed));
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
                .orElseThrow(() -> noAccount(email));
    }

    private static IllegalArgumentException noAccount(String email) {
        return new IllegalArgumentException("There is no service account " + email + ".");
    }

    private static String pem(RSAKey key) {
        try {
            return KeyMaterial.pem(key.toPrivateKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key was made with its private half", e);
        }
    }
}
