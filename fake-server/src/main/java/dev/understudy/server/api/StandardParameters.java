package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters that every method of every API takes, with the descriptions of Google's generated clients. */
final class StandardParameters {

    private StandardParameters() {}

    static Map<String, Object> json() {
        var all = new LinkedHashMap<String, Object>();
        choice(all, "$.xgafv", "V1 error format.", List.of("1", "2"));
        text(all, "access_token", "OAuth access token.");
        choice(all, "alt", "Data format for response.", List.of("json", "media", "proto"));
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
