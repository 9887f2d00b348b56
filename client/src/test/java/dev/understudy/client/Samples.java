package dev.understudy.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Credentials files for tests, made anew each time. */
final class Samples {

    static final String DRIVE = "https://www.googleapis.com/auth/drive.metadata.readonly";
    static final String CLIENT_ID = "999000000001-sample.apps.googleusercontent.com";

    private Samples() {}

    static Path clientSecrets(Path directory, URI base) throws IOException {
        return write(
                directory.resolve("client_secret.json"),
                Map.of(
                        "installed",
                        Map.of(
                                "client_id",
                                CLIENT_ID,
                                "client_secret",
                                "GOCSPX-FAKE-sample",
                                "auth_uri",
                                base + "/o/oauth2/auth",
                                "token_uri",
                                base + "/token",
                                "redirect_uris",
                                List.of("http://localhost"))));
    }

    static Path serviceAccount(Path directory, URI base, KeyPair keys) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "service_account");
        json.put("project_id", "example-123");
        json.put("private_key_id", "0123456789abcdef");
        json.put("private_key", "-----BEGIN PRIVATE " + "KEY-----\n" + base64 + "\n-----END PRIVATE " + "KEY-----\n");
        json.put("client_email", "robot@example-123.iam.gserviceaccount.com");
        json.put("client_id", "999000000000000000101");
        json.put("token_uri", base + "/token");
        return write(directory.resolve("service-account.json"), json);
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of an issuer. */
    static RSAKey signingKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with this payload. */
    static String signed(RSAKey key, String payload) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new JWSObject(header, new Payload(payload));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key with a certificate in this PKCS#12 file, by the JDK's own tool; the password is notasecret. */
    static void keytool(Path file, String alias, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-storepass",
                "notasecret",
                "-keystore",
                file.toString()));
        command.addAll(List.of(options));
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    static SavedCredentials saved(StubGoogle google, String accessToken) {
        return new SavedCredentials(
                CLIENT_ID,
                Optional.of("GOCSPX-FAKE-sample"),
                Optional.of("1//0FAKE-refresh"),
                Optional.of(
                        new AccessToken(accessToken, Optional.of(google.now().plusSeconds(3599)))),
                Optional.empty(),
                Set.of(DRIVE),
                Set.of(DRIVE),
                google.surroundings().endpoints().token(),
                google.surroundings().endpoints().revocation(),
                SavedCredentials.Status.USABLE);
    }

    static Path write(Path file, Object json) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, StrictJson.pretty(json));
    }
}
