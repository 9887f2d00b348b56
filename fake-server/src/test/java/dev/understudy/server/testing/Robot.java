package dev.understudy.server.testing;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.token.KeyMaterial;
import dev.understudy.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo service account with a key, signing whatever it is told to. */
public final class Robot {

    private static final Base64.Encoder BARE = Base64.getUrlEncoder().withoutPadding();

    private final KeyFile file;
    private final PrivateKey key;

    /** With a key of its own. */
    public Robot(FakeGoogle google) throws Exception {
        this(KeyFile.read(google.createKeyFile(DemoWorld.ROBOT.email())));
    }

    /** With the key of an existing file. */
    public static Robot with(String keyFile, FakeGoogle google) throws Exception {
        google.adoptKeyFile(keyFile);
        return new Robot(KeyFile.read(keyFile));
    }

    /** A key file to be taken along from one fake to another: making a key takes a while. */
    public static String keyFile() {
        try (var google = FakeGoogle.start()) {
            return google.createKeyFile(DemoWorld.ROBOT.email());
        }
    }

    /** With the key of a file that its server gave out. */
    public Robot(KeyFile file) throws Exception {
        this.file = file;
        this.key = KeyMaterial.keyPair(file.privateKey(), file.keyId()).toPrivateKey();
    }

    public KeyFile file() {
        return file;
    }

    /** The claims of a good assertion for Google's own audience. */
    public Map<String, Object> claims(Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", file.email());
        claims.put("scope", "https://www.googleapis.com/auth/drive.readonly");
        claims.put("aud", "https://oauth2.googleapis.com/token");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 3600);
        return claims;
    }

    /** The header that most libraries send. */
    public Map<String, Object> header() {
        return Map.of("alg", "RS256", "typ", "JWT", "kid", file.keyId());
    }

    public String sign(Map<String, Object> claims) {
        return sign(header(), claims);
    }

    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        return sign(BARE, Json.compact(header), Json.compact(claims));
    }

    /** Signed over segments with base64 padding, as google-auth 1.5.1 does. */
    public String signPadded(Map<String, Object> claims) {
        return sign(Base64.getUrlEncoder(), Json.compact(header()), Json.compact(claims));
    }

    public String sign(Base64.Encoder base64, String header, String claims) {
        String input = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
