package dev.understudy.server.testing;

import com.nimbusds.jose.jwk.JWKSet;
import dev.understudy.server.token.KeyMaterial;

/** The keys of tests, as other programs publish theirs. */
public final class TestKeys {

    private TestKeys() {}

    /** The public key of this service account as a JSON Web Key Set. */
    public static String jwks(Robot robot) {
        var pair = KeyMaterial.keyPair(robot.file().privateKey(), robot.file().keyId());
        return new JWKSet(pair.toPublicJWK()).toString();
    }
}
