package dev.understudy.server.testing;

import com.nimbusds.jose.jwk.JWKSet;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.token.KeyMaterial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of tests, as other programs publish theirs. */
public final class TestKeys {

    private TestKeys() {}

    /** The public key of this service account as a JSON Web Key Set. */
    public static String jwks(Robot robot) {
        var pair = KeyMaterial.keyPair(robot.file().privateKey(), robot.file().keyId());
        return new JWKSet(pair.toPublicJWK()).toString();
    }

    /** A provider {@code pool/provider} of the demo project that trusts this service account's assertions. */
    public static WorkloadProvider provider(Robot robot) {
        return new WorkloadProvider(
                DemoWorld.PROJECT_NUMBER,
                "pool",
                "provider",
                robot.file().email(),
                List.of("https://oauth2.googleapis.com/token"),
                Optional.of(jwks(robot)),
                Map.of(),
                Optional.empty());
    }
}
