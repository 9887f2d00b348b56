package dev.understudy.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON body of a call, strictly: a member that the schema has not is refused (recorded in 2026). */
final class JsonBody {

    private static final String INVALID = "Invalid JSON payload received. ";

    private JsonBody() {}

    static Map<String, Object> read(String text, ApiCall call) {
        return text.isBlank() ? Map.of() : object(tree(text, call));
    }

    /** What a body makes of an object that it patches: null takes a member out, and objects are patched in turn. */
    static Map<String, Object> merge(String text, ApiCall call, Map<String, Object> old) {
        return text.isBlank() ? old : merged(tree(text, call), old);
    }

    private static Map<String, Object> merged(JsonNode patch, Map<?, ?> old) {
        var map = new LinkedHashMap<String, Object>();
        old.forEach((name, value) -> map.put((String) name, value));
        patch.properties().forEach(member -> {
            String name = member.getKey();
            var value = member.getValue();
            if (value.isNull()) {
                map.remove(name);
            } else if (value.isObject() && map.get(name) instanceof Map<?, ?> before) {
                map.put(name, merged(value, before));
            } else {
                map.put(name, value(value));
            }
        });
        return map;
    }

    private static JsonNode tree(String text, ApiCall call) {
        var tree = Json.read(text)
                .orElseThrow(() -> ApiError.of(400, "parseError", "Parse Error")
                        .because("The body is not JSON, or has the same name twice."));
        if (!tree.isObject()) {
            throw unknown(List.of("Unknown name \"\": Root element must be a message."));
        }
        var problems = new ArrayList<String>();
        call.operation().request().ifPresent(schema -> check(tree, schema, "", call.schemas(), problems));
        if (!problems.isEmpty()) {
            throw unknown(problems);
        }
        return tree;
    }

    private static void check(
            JsonNode object, String schemaName, String path, Map<String, Schema> schemas, List<String> problems) {
        var schema = schemas.get(schemaName);
        if (schema == null || !object.isObject()) {
            return;
        }
        object.properties().forEach(member -> {
            var property = schema.properties().get(member.getKey());
            if (property == null) {
                String where = path.isEmpty() ? "" : " at '" + path + "'";
                problems.add("Unknown name \"" + member.getKey() + "\"" + where + ": Cannot find field.");
                return;
            }
            String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (!fits(member.getValue(), property)) {
                problems.add("Invalid value at '" + below + "', " + member.getValue());
                return;
            }
            property.schema().ifPresent(inner -> {
                var values = member.getValue().isArray() ? member.getValue() : List.of(member.getValue());
                values.forEach(value -> check(value, inner, below, schemas, problems));
            });
        });
    }

    /** Numbers may stand for texts, since 64-bit integers travel as texts; null is as good as absent. */
    private static boolean fits(JsonNode value, Schema.Property property) {
        if (value.isNull()) {
            return true;
        }
        if (property.repeated() == Schema.Many.LIST) {
            return value.isArray();
        }
        return switch (property.type()) {
            case "string" -> value.isTextual() || value.isNumber();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "any" -> true;
            default -> value.isObject();
        };
    }

    private static ApiException unknown(List<String> problems) {
        var lines = problems.stream()
                .map(problem -> problem.startsWith("Unknown") ? INVALID + problem : problem)
                .toList();
        var violations = lines.stream()
                .map(line -> Map.<String, Object>of("description", line))
                .toList();
        var detail = new LinkedHashMap<String, Object>();
        detail.put("@type", "type.googleapis.com/google.rpc.BadRequest");
        detail.put("fieldViolations", violations);
        return ApiError.of(400, "badRequest", String.join("\n", lines))
                .withStatus()
                .withDetails(List.of(detail))
                .because("The body has members that this method does not know, or of a type that they cannot have.");
    }

    private static Map<String, Object> object(JsonNode node) {
        var map = new LinkedHashMap<String, Object>();
        node.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                map.put(member.getKey(), value(member.getValue()));
            }
        });
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(item -> list.add(value(item)));
            return List.copyOf(list);
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}
