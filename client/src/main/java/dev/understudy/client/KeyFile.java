package dev.understudy.client;

import dev.understudy.client.internal.Assertion;
import dev.understudy.client.internal.Destinations;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

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
            if (KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateKey key
                    && key.getModulus().bitLength() >= 2048) {
                return key;
            }
            throw json.invalid("/private_key", "\"private_key\" is an RSA key of less than 2048 bits");
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
