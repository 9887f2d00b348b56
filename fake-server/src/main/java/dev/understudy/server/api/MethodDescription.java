package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A method as a discovery document describes it. */
final class MethodDescription {

    private static final String MAX_UPLOAD = "5497558138880";

    private final Operation operation;
    private final String servicePath;

    MethodDescription(Operation operation, String servicePath) {
        this.operation = operation;
        this.servicePath = servicePath;
    }

    Map<String, Object> json() {
        String path = operation.route().template().substring(1 + servicePath.length());
        var method = new LinkedHashMap<String, Object>();
        method.put("id", operation.id());
        method.put("path", operation.discovered().orElse(path));
        method.put("flatPath", path);
        method.put("httpMethod", operation.route().method());
        method.put("parameters", parameters());
        method.put("parameterOrder", order());
        operation.request().ifPresent(schema -> method.put("request", Map.of("$ref", schema)));
        operation.response().ifPresent(schema -> method.put("response", Map.of("$ref", schema)));
        method.put("scopes", operation.scopes());
        operation.upload().ifPresent(upload -> {
            method.put("supportsMediaUpload", true);
            method.put("mediaUpload", upload(upload));
        });
        operation.download().ifPresent(download -> {
            method.put("supportsMediaDownload", true);
            method.put("useMediaDownloadService", true);
        });
        return method;
    }

    private List<String> order() {
        return operation.parameters().stream()
                .filter(parameter -> parameter.required() == Parameter.Need.REQUIRED)
                .map(Parameter::name)
                .toList();
    }

    private Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        operation.parameters().forEach(parameter -> parameters.put(parameter.name(), describe(parameter)));
        return parameters;
    }

    private static Map<String, Object> describe(Parameter parameter) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", parameter.type());
        json.put("location", parameter.place() == Parameter.Place.PATH ? "path" : "query");
        if (parameter.required() == Parameter.Need.REQUIRED) {
            json.put("required", true);
        }
        if (parameter.required() == Parameter.Need.REPEATED) {
            json.put("repeated", true);
        }
        if (parameter.type().equals("integer")) {
            json.put("format", "int32");
        }
        parameter.range().ifPresent(range -> {
            json.put("minimum", Integer.toString(range.min()));
            json.put("maximum", Integer.toString(range.max()));
        });
        parameter.fallback().ifPresent(value -> json.put("default", value));
        return json;
    }

    private static Map<String, Object> upload(String path) {
        var protocols = new LinkedHashMap<String, Object>();
        for (String name : List.of("simple", "resumable")) {
            var protocol = new LinkedHashMap<String, Object>();
            protocol.put("multipart", true);
            protocol.put("path", path);
            protocols.put(name, protocol);
        }
        var upload = new LinkedHashMap<String, Object>();
        upload.put("accept", List.of("*/*"));
        upload.put("maxSize", MAX_UPLOAD);
        upload.put("protocols", protocols);
        return upload;
    }
}
