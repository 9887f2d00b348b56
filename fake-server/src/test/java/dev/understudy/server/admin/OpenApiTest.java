package dev.understudy.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.MemoryStore;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Keeps the description of the lab true: every operation is called as the document says, and answers as it says. */
class OpenApiTest {

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final LabCaller lab = new LabCaller(google);
    private final JsonNode document = document();

    @Test
    void every_route_of_the_lab_is_in_the_document_and_every_operation_is_a_route() {
        var described = new ArrayList<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(routes());
        assertThat(described).hasSizeGreaterThan(20);
    }

    @Test
    void every_operation_answers_its_own_example_as_it_says() throws Exception {
        var called = new ArrayList<String>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                call(path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue());
                called.add(operation.getValue().path("operationId").asText());
            }
        }
        assertThat(called).doesNotHaveDuplicates();
    }

    @Test
    void every_example_is_valid() {
        for (var path : document.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                assertValid(operation.path("requestBody").path("content"));
                operation.path("responses").forEach(response -> assertValid(response.path("content")));
            }
        }
    }

    @Test
    void the_document_says_how_to_prove_oneself_and_can_be_read_by_everybody() throws Exception {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("token")
                        .path("name")
                        .asText())
                .isEqualTo("X-Control-Token");
        assertThat(document.toString()).doesNotContain(google.labToken());
    }

    private void call(String template, String method, JsonNode operation) throws Exception {
        prepare();
        var body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        var answer = lab.send(method, path(template, operation), body.isMissingNode() ? "" : body.toString());

        String name = method + " " + template + " -> " + answer.body();
        var success = operation.path("responses").path(String.valueOf(answer.statusCode()));
        assertThat(success.isObject()).as(answer.statusCode() + " " + name).isTrue();
        String schema = success.path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asText();
        assertThat(problems(schema, LabCaller.json(answer))).as(name).isEmpty();
    }

    /** What the examples speak of is there. */
    private void prepare() throws Exception {
        google.lab().reset(DemoWorld.PROJECT);
        lab.call("PUT", "/snapshots/before", "{}");
        lab.call(
                "PUT",
                "/scenario",
                "{'base': 'demo', 'projects': [{'id': 'example-123', 'clients':"
                        + " [{'type': 'web', 'id': 'shop.apps.googleusercontent.com'}]}]}");
        google.authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email"));
    }

    private static String path(String template, JsonNode operation) {
        String path = template.substring("/_understudy".length());
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            String value = parameter.path("example").asText();
            path = path.replace("{" + name + "}", value);
            if (parameter.path("in").asText().equals("query")) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private void assertValid(JsonNode content) {
        var json = content.path("application/json");
        if (!json.isMissingNode()) {
            assertThat(problems(json.path("schema").path("$ref").asText(), json.path("example")))
                    .as(json.toString())
                    .isEmpty();
        }
    }

    private List<String> problems(String schema, JsonNode value) {
        assertThat(document.at(schema.substring(1)).isMissingNode()).as(schema).isFalse();
        var root = Json.compact(Map.of("$ref", schema, "components", document.path("components")));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(value.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private List<String> routes() {
        var surroundings = new LabSurroundings(
                (InProcessLab) google.lab(),
                google.faultCatalogue(),
                google.records(),
                new MemoryStore(),
                new TokenLife(google.records(), google.lab()::now),
                google::grant,
                new ControlGuard("token"));
        return new LabApi(surroundings)
                .endpoints().stream()
                        .filter(endpoint ->
                                !List.of("_lab.openapi", "_lab.schema").contains(endpoint.name()))
                        .flatMap(endpoint -> endpoint.routes().stream())
                        .map(Object::toString)
                        .toList();
    }

    private JsonNode document() {
        try {
            return lab.get("/openapi.json");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
