package dev.understudy.server.admin;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects whose members stay in order. */
final class Ordered {

    private Ordered() {}

    static Map<String, Object> of(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
