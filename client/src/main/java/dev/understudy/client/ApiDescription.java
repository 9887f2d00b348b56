package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The discovery document of an API: which methods it has, and what each takes (Google API Discovery Service v1). */
record ApiDescription(JsonNode document) {

    /** Under which its methods are. */
    URI base() {
        return root().resolve(document.path("servicePath").asText());
    }

    URI root() {
        return URI.create(document.path("rootUrl").asText());
    }

    URI batch() {
        return root().resolve(document.path("batchPath").asText());
    }

    /** The method of this name, such as {@code files.list}. */
    MethodDescription require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no method " + name + "; there are " + String.join(", ", methods())));
    }

    /** The names of all methods. */
    List<String> methods() {
        var names = new ArrayList<String>();
        collect(document.path("resources"), "", names);
        document.path("methods").fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private Optional<MethodDescription> find(String name) {
        String[] parts = name.split("\\.");
        JsonNode node = document;
        for (int i = 0; i < parts.length - 1; i++) {
            node = node.path("resources").path(parts[i]);
        }
        JsonNode method = node.path("methods").path(parts[parts.length - 1]);
        return method.isObject()
                ? Optional.of(new MethodDescription(name, method, document.path("parameters")))
                : Optional.empty();
    }

    private static void collect(JsonNode resources, String prefix, List<String> names) {
        for (var resource : resources.properties()) {
            String path = prefix + resource.getKey() + ".";
            resource.getValue().path("methods").fieldNames().forEachRemaining(method -> names.add(path + method));
            collect(resource.getValue().path("resources"), path, names);
        }
    }
}
