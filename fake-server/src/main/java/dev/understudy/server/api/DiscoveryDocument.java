package dev.understudy.server.api;

import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The discovery document of an API, made of the same list of operations that answers its calls. */
final class DiscoveryDocument {

    private final GoogleApi api;
    private final URI base;

    DiscoveryDocument(GoogleApi api, URI base) {
        this.api = api;
        this.base = base;
    }

    /** The document; the names are those of Google's, from memory. */
    Map<String, Object> json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("kind", "discovery#restDescription");
        document.put("discoveryVersion", "v1");
        document.put("id", api.name() + ":" + api.version());
        document.put("name", api.name());
        document.put("version", api.version());
        document.put("title", api.service().title());
        document.put("description", "The part of the " + api.service().title() + " that Understudy plays.");
        document.put("ownerDomain", "google.com");
        document.put("ownerName", "Google");
        document.put("protocol", "rest");
        document.put("rootUrl", base + "/");
        document.put("servicePath", api.servicePath());
        document.put("baseUrl", base + "/" + api.servicePath());
        document.put("basePath", "/" + api.servicePath());
        document.put("batchPath", batchPath());
        document.put("parameters", StandardParameters.json(api.operations()));
        document.put("auth", Map.of("oauth2", Map.of("scopes", scopes())));
        document.put("schemas", schemas());
        var root = resources();
        if (!root.methods.isEmpty()) {
            document.put("methods", root.methods);
        }
        document.put("resources", root.json(root.resources));
        return document;
    }

    private String batchPath() {
        return "batch/" + api.name() + "/" + api.version();
    }

    private Map<String, Object> scopes() {
        var used = new TreeSet<String>();
        api.operations().forEach(operation -> used.addAll(operation.scopes()));
        var scopes = new LinkedHashMap<String, Object>();
        used.forEach(scope -> scopes.put(
                scope,
                Map.of("description", Scopes.find(scope).map(Scope::consentText).orElse(scope))));
        return scopes;
    }

    private Map<String, Object> schemas() {
        var schemas = new LinkedHashMap<String, Object>();
        for (Schema schema : api.schemas()) {
            var properties = new LinkedHashMap<String, Object>();
            schema.properties().forEach((name, property) -> properties.put(name, property(property)));
            var object = new LinkedHashMap<String, Object>();
            object.put("id", schema.name());
            object.put("type", "object");
            object.put("properties", properties);
            schemas.put(schema.name(), object);
        }
        return schemas;
    }

    private static Map<String, Object> property(Schema.Property property) {
        Map<String, Object> type = property.schema()
                .<Map<String, Object>>map(name -> Map.of("$ref", name))
                .orElse(Map.of("type", property.type()));
        if (property.repeated() == Schema.Many.ONE) {
            return type;
        }
        var list = new LinkedHashMap<String, Object>();
        list.put("type", "array");
        list.put("items", type);
        return list;
    }

    /** {@code gmail.users.messages.list} is the method list of messages of users. */
    private Node resources() {
        var root = new Node();
        for (Operation operation : api.operations()) {
            List<String> names = List.of(operation.id().split("\\."));
            var node = root;
            for (String name : names.subList(1, names.size() - 1)) {
                node = node.resources.computeIfAbsent(name, key -> new Node());
            }
            node.methods.put(names.get(names.size() - 1), new MethodDescription(operation, api.servicePath()).json());
        }
        return root;
    }

    private static final class Node {
        private final Map<String, Node> resources = new LinkedHashMap<>();
        private final Map<String, Object> methods = new LinkedHashMap<>();

        private Map<String, Object> json(Map<String, Node> nodes) {
            var json = new LinkedHashMap<String, Object>();
            nodes.forEach((name, node) -> {
                var resource = new LinkedHashMap<String, Object>();
                if (!node.methods.isEmpty()) {
                    resource.put("methods", node.methods);
                }
                if (!node.resources.isEmpty()) {
                    resource.put("resources", json(node.resources));
                }
                json.put(name, resource);
            });
            return json;
        }
    }
}
