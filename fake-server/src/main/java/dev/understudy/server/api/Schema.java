package dev.understudy.server.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that an API takes or gives, as its discovery document describes it.
 *
 * @param name its name: {@code FileList}
 * @param properties its members
 */
public record Schema(String name, Map<String, Property> properties) {

    public Schema {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * A member of an object.
     *
     * @param type {@code string}, {@code integer}, {@code boolean}, {@code any} or the name of another schema
     * @param repeated whether it is a list of these
     */
    public record Property(String type, Many repeated) {

        /** The schema of this member's value, if it is an object with one. */
        public Optional<String> schema() {
            return Character.isUpperCase(type.charAt(0)) ? Optional.of(type) : Optional.empty();
        }
    }

    /** One or many. */
    public enum Many {
        /** A single value. */
        ONE,
        /** A list. */
        LIST
    }

    /** A schema without members. */
    public static Schema of(String name) {
        return new Schema(name, Map.of());
    }

    /** A copy with members of type string; dates and 64-bit integers travel as strings too. */
    public Schema strings(String... names) {
        return with("string", Many.ONE, names);
    }

    /** A copy with members of type boolean. */
    public Schema flags(String... names) {
        return with("boolean", Many.ONE, names);
    }

    /** A copy with members that are small whole numbers. */
    public Schema numbers(String... names) {
        return with("integer", Many.ONE, names);
    }

    /** A copy with members that are objects of a schema, or {@code any}. */
    public Schema objects(String type, String... names) {
        return with(type, Many.ONE, names);
    }

    /** A copy with members that are lists of a type. */
    public Schema lists(String type, String... names) {
        return with(type, Many.LIST, names);
    }

    private Schema with(String type, Many many, String... names) {
        var more = new LinkedHashMap<>(properties);
        for (String member : names) {
            more.put(member, new Property(type, many));
        }
        return new Schema(name, more);
    }
}
