package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Credentials that send an id_token instead of an access token: to one's own service behind Cloud Run or an
 * identity-aware proxy, whose address is the audience. It is sent there and nowhere else.
 */
public final class IdTokenCredentials extends RenewingCredentials {

    private final String audience;
    private final UnaryOperator<String> source;

    private IdTokenCredentials(String audience, Surroundings surroundings, UnaryOperator<String> source) {
        super(surroundings);
        this.audience = audience;
        this.source = source;
    }

    /** Id_tokens of a service account. */
    public static IdTokenCredentials of(ServiceAccountCredentials source, String audience) {
        return new IdTokenCredentials(audience, source.surroundings(), source::fetchIdToken);
    }

    /** Id_tokens of a virtual machine. */
    public static IdTokenCredentials of(ComputeEngineCredentials source, String audience) {
        return new IdTokenCredentials(audience, source.surroundings(), source::fetchIdToken);
    }

    /** Id_tokens of an impersonated service account. */
    public static IdTokenCredentials of(ImpersonatedCredentials source, String audience) {
        return new IdTokenCredentials(audience, source.surroundings(), source::fetchIdToken);
    }

    /** The address that the audience names, and no other. */
    @Override
    public boolean mayBeSentTo(URI uri) {
        return audience.startsWith("http") && Destinations.sameOrigin(URI.create(audience), uri);
    }

    /** The audience; no secret. */
    @Override
    public String toString() {
        return "IdTokenCredentials[" + audience + "]";
    }

    @Override
    AccessToken request() {
        String idToken = source.apply(audience);
        return new AccessToken(idToken, Optional.of(IdTokenClaims.read(idToken).time("exp")));
    }
}
