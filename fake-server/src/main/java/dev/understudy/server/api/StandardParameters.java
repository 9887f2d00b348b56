package dev.understudy.server.api;

import dev.understudy.server.wire.Jsonp;
import dev.understudy.server.wire.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters that every method of every API takes, with the descriptions of Google's generated clients. */
final class StandardParameters {

    private static final Set<String> FORMATS = Set.of("1", "2");
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final int MAX_QUOTA_USER = 40;

    private StandardParameters() {}

    /**
     * Checks those that an operation can fulfil or not. The sentences are from memory.
     *
     * @throws ApiException 400 if one of them cannot be fulfilled
     */
    static void check(Operation operation, Request request) {
        var query = request.query();
        query.find("alt").ifPresent(alt -> checkAlt(alt, operation));
        query.find("$.xgafv").filter(format -> !FORMATS.contains(format)).ifPresent(format -> {
            throw ApiError.parameter("$.xgafv", "invalidParameter", "Invalid value at '$.xgafv', \"" + format + "\"")
                    .because("$.xgafv is 1 or 2.");
        });
        query.find("prettyPrint").filter(flag -> !FLAGS.contains(flag)).ifPresent(flag -> {
            throw ApiError.parameter("prettyPrint", "invalidParameter", "Invalid boolean value: '" + flag + "'.")
                    .because("prettyPrint is true or false.");
        });
        query.find("quotaUser").filter(user -> user.length() > MAX_QUOTA_USER).ifPresent(user -> {
            throw ApiError.parameter("quotaUser", "invalidParameter", "Invalid value for quotaUser.")
                    .because("A quotaUser has " + MAX_QUOTA_USER + " characters at most.");
        });
        query.find("callback").filter(name -> !Jsonp.isName(name)).ifPresent(name -> {
            throw ApiError.parameter("callback", "invalidParameter", "Invalid value for callback.")
                    .because("The callback must be the name of a JavaScript function.");
        });
    }

    private static void checkAlt(String alt, Operation operation) {
        boolean given = switch (alt) {
            case "json" -> true;
            case "media" -> operation.can(Operation.Trait.DOWNLOADS);
            case "atom" -> operation.can(Operation.Trait.ATOM);
            default -> false;
        };
        if (!given) {
            throw ApiError.parameter("alt", "unsupportedOutputFormat", "Unsupported Output Format.")
                    .because(operation.id() + " does not answer in the format " + alt + ".");
        }
    }

    /** What the description of an API with these operations says of them. */
    static Map<String, Object> json(List<Operation> operations) {
        var all = new LinkedHashMap<String, Object>();
        choice(all, "$.xgafv", "V1 error format.", List.of("1", "2"));
        text(all, "access_token", "OAuth access token.");
        put(all, "alt", "string", "Data format for response.", formats(operations));
        text(all, "callback", "JSONP");
        text(all, "fields", "Selector specifying which fields to include in a partial response.");
        text(
                all,
                "key",
                "API key. Your API key identifies your project and provides you with API access, quota, and"
                        + " reports. Required unless you provide an OAuth 2.0 token.");
        text(all, "oauth_token", "OAuth 2.0 token for the current user.");
        put(
                all,
                "prettyPrint",
                "boolean",
                "Returns response with indentations and line breaks.",
                Map.of("default", "true"));
        text(
                all,
                "quotaUser",
                "Available to use for quota purposes for server-side applications. Can be any arbitrary"
                        + " string assigned to a user, but should not exceed 40 characters.");
        text(all, "uploadType", "Legacy upload protocol for media (e.g. \"media\", \"multipart\").");
        text(all, "upload_protocol", "Upload protocol for media (e.g. \"raw\", \"multipart\").");
        return all;
    }

    /** Groups Settings is the last of Google's APIs that answers with a feed unless it is asked for JSON. */
    private static Map<String, Object> formats(List<Operation> operations) {
        return operations.stream().anyMatch(operation -> operation.can(Operation.Trait.ATOM))
                ? Map.of("enum", List.of("atom", "json"), "default", "atom")
                : Map.of("enum", List.of("json", "media", "proto"), "default", "json");
    }

    private static void text(Map<String, Object> all, String name, String description) {
        put(all, name, "string", description, Map.of());
    }

    private static void choice(Map<String, Object> all, String name, String description, List<String> values) {
        put(all, name, "string", description, Map.of("enum", values));
    }

    private static void put(
            Map<String, Object> all, String name, String type, String description, Map<String, Object> more) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type);
        json.put("description", description);
        json.put("location", "query");
        json.putAll(more);
        all.put(name, json);
    }
}
