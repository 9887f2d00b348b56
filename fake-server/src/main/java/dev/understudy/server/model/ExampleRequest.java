package dev.understudy.server.model;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The simplest authorization request of a world, to be opened in a browser as a first thing to try. */
public final class ExampleRequest {

    private static final String SCOPE = "https://www.googleapis.com/auth/drive.metadata.readonly";

    /** The challenge of RFC 7636, appendix B, whose verifier everybody can read there. */
    private static final String CHALLENGE =
            "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private ExampleRequest() {}

    /** The request of the first desktop client that is in use, or nothing if there is none. */
    public static Optional<URI> of(URI base, List<OAuthClient> clients, Profile profile) {
        return clients.stream()
                .filter(client -> client.type() == ClientType.DESKTOP && client.status() == Status.ACTIVE)
                .findFirst()
                .map(client -> URI.create(base + "/o/oauth2/v2/auth?response_type=code&client_id=" + client.id()
                        + "&redirect_uri=" + encode(redirect(client)) + "&scope=" + encode(SCOPE)
                        + (profile.demandsChallenges() ? CHALLENGE : "")));
    }

    private static String redirect(OAuthClient client) {
        return client.redirectUris().stream().findFirst().orElse("http://localhost");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
