package dev.understudy.client;

import dev.understudy.client.internal.Assertion;
import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a service account, as the console gives it. */
record KeyFile(
        String clientEmail,
        String clientId,
        Optional<String> keyId,
        RSAPrivateKey privateKey,
        URI tokenUri,
        Optional<String> projectId) {

    static KeyFile load(Path file) {
        CredentialsFile json = CredentialsFile.read(file);
        String type = json.find("/type").orElse("");
        if (!type.equals("service_account")) {
            String problem = json.root().has("installed") || json.root().has("web")
                    ? "this is a client_secret.json: load it with AuthorizationCodeFlow.fromClientSecrets"
                    : "its \"type\" is not \"service_account\"";
            throw json.invalid("/type", problem);
        }
        RSAPrivateKey key = key(json);
        return new KeyFile(
                json.require("/client_email"),
                json.find("/client_id").orElse(""),
                json.find("/private_key_id"),
                key,
                json.requireUri("/token_uri"),
                json.find("/project_id"));
    }

    /**
     * The key of an older service account, in PKCS#12 (RFC 7292). Such a file tells neither the account nor where to go.
     *
     * @throws CredentialsFileInvalid if the password is wrong or no such key is in it
     */
    static KeyFile loadP12(Path file, char[] password, String email, URI tokenUri) {
        try {
            if (Files.size(file) > JsonFile.MAX_BYTES) {
                throw unusable(file, "it is larger than 1 MB");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream content = Files.newInputStream(file)) {
                store.load(content, password);
            }
            for (String alias : Collections.list(store.aliases())) {
                Optional<RSAPrivateKey> key = strong(store.getKey(alias, password));
                if (key.isPresent()) {
                    return new KeyFile(email, "", Optional.empty(), key.get(), tokenUri, Optional.empty());
                }
            }
            throw unusable(file, "it holds no RSA key of 2048 bits or more");
        } catch (NoSuchFileException e) {
            throw CredentialsFileInvalid.missing(file);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, "its password is another one, or it is not PKCS#12");
        }
    }

    private static CredentialsFileInvalid unusable(Path file, String problem) {
        return new CredentialsFileInvalid(
                file, 0, problem, "Google's own .p12 files have the password notasecret; or use a JSON key.");
    }

    private static Optional<RSAPrivateKey> strong(@Nullable Key key) {
        return key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= 2048
                ? Optional.of(rsa)
                : Optional.empty();
    }

    /** Where this key is to go: the endpoints chosen, or those of the file where nobody chose. */
    Surroundings within(Surroundings chosen) {
        Endpoints endpoints = chosen.endpoints().orOfFile(Optional.empty(), tokenUri);
        var here = chosen.withEndpoints(endpoints);
        FileHosts.requireTrusted(tokenUri, here);
        if (Destinations.carriesFake(clientId) && !Destinations.isLoopback(endpoints.token())) {
            throw UnsafeDestination.fakeToReal(endpoints.token());
        }
        return here;
    }

    /** A signed token of this service account. */
    String sign(Map<String, Object> claims) {
        return Assertion.sign(claims, keyId, privateKey);
    }

    /** PKCS#8 in PEM (RFC 7468 section 10). */
    private static RSAPrivateKey key(CredentialsFile json) {
        String pem = json.require("/private_key");
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return strong(KeyFactory.getInstance("RSA").generatePrivate(spec))
                    .orElseThrow(
                            () -> json.invalid("/private_key", "\"private_key\" is an RSA key of less than 2048 bits"));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw json.invalid(
                    "/private_key", "\"private_key\" is not a PKCS#8 RSA key; its line breaks must be kept as \\n");
        }
    }

    /** All but the key. */
    @Override
    public String toString() {
        return "KeyFile[" + clientEmail + "]";
    }
}
