package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials of the service account of a virtual machine, from its metadata server. No secret is kept anywhere.
 */
public final class ComputeEngineCredentials extends RenewingCredentials {

    private static final String ACCOUNT = "computeMetadata/v1/instance/service-accounts/default/";

    private final Set<String> scopes;

    private ComputeEngineCredentials(Set<String> scopes, Surroundings surroundings) {
        super(surroundings);
        this.scopes = Scopes.checked(scopes);
    }

    /** The machine's own service account. */
    public static ComputeEngineCredentials create() {
        return create(Surroundings.fromEnvironment());
    }

    /** As {@link #create()}, with the metadata server of these endpoints. */
    public static ComputeEngineCredentials create(Surroundings surroundings) {
        return new ComputeEngineCredentials(Set.of(), surroundings);
    }

    /** A copy for these scopes; without any, the token has those of the machine. */
    public ComputeEngineCredentials withScopes(Set<String> newScopes) {
        return new ComputeEngineCredentials(newScopes, surroundings);
    }

    /** The address of the service account. */
    public String email() {
        return get(ACCOUNT + "email").strip();
    }

    /** The project of the machine. */
    public String projectId() {
        return get("computeMetadata/v1/project/project-id").strip();
    }

    /** An id_token that says to this audience which machine asks. */
    public String fetchIdToken(String audience) {
        return get(ACCOUNT + "identity?audience=" + Form.encode(audience) + "&format=full")
                .strip();
    }

    @Override
    public String toString() {
        return "ComputeEngineCredentials[" + surroundings.endpoints().metadata() + "]";
    }

    @Override
    AccessToken request() {
        String query = scopes.isEmpty() ? "" : "?scopes=" + Form.encode(String.join(",", new TreeSet<>(scopes)));
        JsonNode json = StrictJson.read(get(ACCOUNT + "token" + query))
                .orElseThrow(() -> new UnusableAnswer("the metadata server did not answer with JSON"));
        return TokenResponse.read(json, surroundings.clock().instant()).accessToken();
    }

    private String get(String path) {
        Call call = Call.get(surroundings.endpoints().metadata().resolve("/" + path))
                .with("Metadata-Flavor", "Google");
        return Wire.patiently(surroundings, call, answer -> understand(path, answer));
    }

    private static String understand(String path, Answer answer) {
        if (answer.status() == 404) {
            throw new ReauthorizationNeeded(
                    "The metadata server knows no " + path.replaceFirst("\\?.*", "") + " (HTTP status 404).",
                    "no service account is attached to this machine");
        }
        if (answer.status() != 200) {
            throw new UnusableAnswer("the metadata server answered with HTTP status " + answer.status());
        }
        return answer.text();
    }
}
