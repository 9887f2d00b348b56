package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of an error's {@code details}: messages of {@code google.rpc}. */
final class Details {

    private Details() {}

    /** Why, for programs. */
    static Map<String, Object> info(String reason, Map<String, Object> metadata) {
        return detail("ErrorInfo", "reason", reason, "domain", "googleapis.com", "metadata", metadata);
    }

    /** The sentence, for the user. */
    static Map<String, Object> localized(String message) {
        return detail("LocalizedMessage", "locale", "en-US", "message", message);
    }

    /** Where to go. */
    static Map<String, Object> help(String description, String url) {
        return detail("Help", "links", List.of(ordered("description", description, "url", url)));
    }

    /** A message of any type. */
    static Map<String, Object> detail(String type, Object... members) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("@type", "type.googleapis.com/google.rpc." + type);
        detail.putAll(ordered(members));
        return detail;
    }

    /** An object of these names and values, in this order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
