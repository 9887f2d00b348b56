package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Describes the operations of the lab in OpenAPI 3.1; the schemas are a resource. */
final class OpenApi {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Map<String, String> EXAMPLES = Map.of(
            "project",
            "example-123",
            "email",
            "ada@example.com",
            "client",
            "shop.apps.googleusercontent.com",
            "name",
            "before");

    private OpenApi() {}

    static String document(List<LabOperation> operations, URI base) {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        operations.forEach(
                operation -> paths.computeIfAbsent(operation.route().template(), path -> new LinkedHashMap<>())
                        .put(operation.route().method().toLowerCase(Locale.ROOT), describe(operation)));
        return Json.pretty(Ordered.of(
                "openapi",
                "3.1.0",
                "info",
                Ordered.of(
                        "title",
                        "The lab of Understudy",
                        "version",
                        "1",
                        "description",
                        "Clock, faults, journal, findings, world, grants and snapshots of a running fake, for tests in"
                                + " any language."),
                "servers",
                List.of(Map.of("url", base.toString())),
                "security",
                List.of(Map.of("token", List.of())),
                "paths",
                paths,
                "components",
                Ordered.of(
                        "securitySchemes",
                        Map.of(
                                "token",
                                Ordered.of("type", "apiKey", "in", "header", "name", ControlGuard.TOKEN_HEADER)),
                        "schemas",
                        schemas())));
    }

    private static Map<String, Object> describe(LabOperation operation) {
        var described = Ordered.of("operationId", operation.id(), "summary", operation.summary());
        var parameters = new ArrayList<Map<String, Object>>();
        VARIABLE.matcher(operation.route().template())
                .results()
                .forEach(found -> parameters.add(Ordered.of(
                        "name",
                        found.group(1),
                        "in",
                        "path",
                        "required",
                        true,
                        "schema",
                        Map.of("type", "string"),
                        "example",
                        EXAMPLES.getOrDefault(found.group(1), ""))));
        operation
                .query()
                .forEach(parameter -> parameters.add(Ordered.of(
                        "name",
                        parameter.name(),
                        "in",
                        "query",
                        "description",
                        parameter.meaning(),
                        "schema",
                        Map.of("type", "string"),
                        "example",
                        parameter.example())));
        described.put("parameters", parameters);
        operation
                .body()
                .ifPresent(payload ->
                        described.put("requestBody", Ordered.of("required", true, "content", content(payload))));
        described.put("responses", responses(operation));
        return described;
    }

    private static Map<String, Object> responses(LabOperation operation) {
        var problem = new LabOperation.Payload(
                "Problem", "{\"error\": \"invalid_request\", \"error_description\": \"The body is not JSON.\"}");
        return Ordered.of(
                String.valueOf(operation.status()),
                Ordered.of("description", "Done.", "content", content(operation.answer())),
                "default",
                Ordered.of("description", "Refused: what is wrong, in one sentence.", "content", content(problem)));
    }

    private static Map<String, Object> content(LabOperation.Payload payload) {
        return Map.of(
                "application/json",
                Ordered.of(
                        "schema",
                        Map.of("$ref", "#/components/schemas/" + payload.schema()),
                        "example",
                        Json.read(payload.example()).orElseThrow()));
    }

    private static JsonNode schemas() {
        try (var text = OpenApi.class.getResourceAsStream("openapi-schemas.json")) {
            if (text == null) {
                throw new IllegalStateException("openapi-schemas.json is missing from the jar");
            }
            return Json.read(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
