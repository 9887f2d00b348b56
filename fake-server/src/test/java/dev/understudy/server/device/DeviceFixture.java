package dev.understudy.server.device;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;

/** A device, and its user at a browser. */
abstract class DeviceFixture {

    static final String ADA = DemoWorld.ADA.email();
    static final String TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    @AutoClose
    final TokenWorld world = new TokenWorld();

    final Visitor visitor = new Visitor(world.google().url());

    static Params asked() {
        return Params.of("client_id", DemoWorld.TV.id(), "scope", "openid email");
    }

    JsonNode codes() {
        return codes("openid email");
    }

    JsonNode codes(String scope) {
        return json(world.post("/device/code", asked().with("scope", scope)));
    }

    HttpResponse<String> poll(JsonNode codes) {
        return world.post(
                "/token",
                Params.of(
                        "grant_type", TYPE,
                        "device_code", codes.path("device_code").asText(),
                        "client_id", DemoWorld.TV.id(),
                        "client_secret", DemoWorld.TV.secret().orElseThrow()));
    }

    /** Polls, expects this error and gives its words. */
    String refusal(JsonNode codes, String error) {
        var answer = json(poll(codes));
        assertThat(answer.path("error").asText()).isEqualTo(error);
        return answer.path("error_description").asText();
    }

    Visited enter(String userCode) {
        return visitor.open("/device").press("next", Params.of("user_code", userCode));
    }

    Visited consent(JsonNode codes) {
        return enter(codes.path("user_code").asText()).choose(ADA);
    }
}
