package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The standard parameter {@code fields}: a list of {@code a}, {@code a/b}, {@code a(b,c)} and {@code *} that says which
 * members of the answer are wanted.
 *
 * @param members what is wanted of each member; empty: all of it
 */
record FieldMask(Map<String, FieldMask> members) {

    static final FieldMask EVERYTHING = new FieldMask(Map.of());

    /**
     * Reads a mask.
     *
     * @throws ApiException 400 {@code invalidParameter} if it is not of the grammar
     */
    static FieldMask parse(String text) {
        return new FieldMaskParser(text).parse();
    }

    /** Checks that every name is one of the schema's. */
    void check(String text, String schemaName, Map<String, Schema> schemas) {
        var schema = schemas.get(schemaName);
        if (schema == null) {
            return;
        }
        members.forEach((name, inner) -> {
            if (name.equals("*")) {
                inner.check(text, schemaName, schemas);
                return;
            }
            var property = schema.properties().get(name);
            if (property == null) {
                throw FieldMaskParser.invalid(name, text);
            }
            property.schema().ifPresent(type -> inner.check(text, type, schemas));
        });
    }

    /** What this mask leaves of an object. */
    Map<String, Object> of(Map<String, Object> object) {
        if (members.isEmpty() || members.containsKey("*")) {
            return object;
        }
        var left = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> {
            var inner = members.get(name);
            if (inner != null) {
                left.put(name, inner.ofValue(value));
            }
        });
        return left;
    }

    private Object ofValue(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::ofValue).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var object = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> object.put((String) name, member));
            return of(object);
        }
        return value;
    }
}
