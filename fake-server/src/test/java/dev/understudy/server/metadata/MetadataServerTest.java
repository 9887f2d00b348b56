package dev.understudy.server.metadata;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.token.CompactJwt;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetadataServerTest {

    private static final String ROOT = "/computeMetadata/v1/";
    private static final String ACCOUNTS = ROOT + "instance/service-accounts/";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void a_token_has_the_scopes_that_were_asked_for() {
        var reply = get(ACCOUNTS + "default/token?scopes=https://www.googleapis.com/auth/drive");

        String token = json(reply).path("access_token").asText();
        assertThat(json(world.get("/tokeninfo?access_token=" + token))
                        .path("scope")
                        .asText())
                .isEqualTo("https://www.googleapis.com/auth/drive");
    }

    @Test
    void an_identity_is_a_bare_jwt_for_the_audience() {
        var reply = get(ACCOUNTS + "default/identity?audience=https://service.example&format=full");

        var jwt = CompactJwt.read(reply.body(), CompactJwt.Form.CANONICAL).orElseThrow();
        assertThat(jwt.claim("aud")).hasValue("https://service.example");
        assertThat(jwt.claim("email")).hasValue(DemoWorld.ROBOT.email());
    }

    @Test
    void a_full_identity_tells_of_the_machine_and_on_request_of_its_licences() {
        var full = identity("&format=full");
        var licensed = identity("&format=full&licenses=TRUE");

        var engine = full.claims().path("google").path("compute_engine");
        assertThat(engine.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "instance_creation_timestamp",
                        "instance_id",
                        "instance_name",
                        "project_id",
                        "project_number",
                        "zone");
        assertThat(engine.path("project_number").longValue()).isEqualTo(999000000001L);
        assertThat(get(ROOT + "instance/zone").body())
                .endsWith("/" + engine.path("zone").asText());
        assertThat(get(ROOT + "instance/id").body())
                .isEqualTo(engine.path("instance_id").asText());
        assertThat(licensed.claims().path("google").path("compute_engine").path("license_id"))
                .isNotEmpty();
        assertThat(identity("").claims().has("google")).isFalse();
    }

    @Test
    void a_machine_may_have_several_service_accounts() {
        String second = "second@example-123.iam.gserviceaccount.com";
        world.records()
                .serviceAccounts()
                .put(second, new ServiceAccount(second, "9992", DemoWorld.PROJECT, "Second", List.of()));

        assertThat(get(ACCOUNTS).body()).isEqualTo("default/\n" + DemoWorld.ROBOT.email() + "/\n" + second + "/\n");
        assertThat(get(ACCOUNTS + "default/email").body()).isEqualTo(DemoWorld.ROBOT.email());
        assertThat(get(ACCOUNTS + second + "/email").body()).isEqualTo(second);
        assertThat(json(get(ACCOUNTS + second + "/?recursive=true")).path("aliases"))
                .isEmpty();
        assertThat(get(ACCOUNTS + "third@example.com/email").statusCode()).isEqualTo(404);
    }

    private CompactJwt identity(String more) {
        String token = get(ACCOUNTS + "default/identity?audience=x" + more).body();
        return CompactJwt.read(token, CompactJwt.Form.CANONICAL).orElseThrow();
    }

    private HttpResponse<String> get(String path) {
        return world.get(path, "Metadata-Flavor", "Google");
    }
}
