package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.understudy.client.internal.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A JSON value, to look into and to print: {@code files.get("files").at(0).get("name").text()}. */
public final class Json {

    private final JsonNode node;

    Json(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads a JSON text.
     *
     * @throws IllegalArgumentException if it is not strict JSON
     */
    public static Json parse(String text) {
        return new Json(
                StrictJson.read(text).orElseThrow(() -> new IllegalArgumentException("this is not valid JSON")));
    }

    /**
     * The member of this name.
     *
     * @throws NoSuchElementException if there is none; the message says which there are
     */
    public Json get(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("no \"" + name + "\" here, only " + names()));
    }

    /** The member of this name, or nothing. */
    public Optional<Json> find(String name) {
        return Optional.ofNullable(node.get(name)).map(Json::new);
    }

    /**
     * The element at this place, counted from 0.
     *
     * @throws NoSuchElementException if there is none
     */
    public Json at(int index) {
        JsonNode element = index < 0 ? MissingNode.getInstance() : node.path(index);
        if (element.isMissingNode()) {
            throw new NoSuchElementException("no element " + index + " among " + node.size());
        }
        return new Json(element);
    }

    /** The elements of an array; none of anything else. */
    public List<Json> elements() {
        var elements = new ArrayList<Json>();
        if (node.isArray()) {
            node.forEach(element -> elements.add(new Json(element)));
        }
        return List.copyOf(elements);
    }

    /** The names of an object's members; none of anything else. */
    public List<String> names() {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    /** The text of a text, number or truth value; empty for null, arrays and objects. */
    public String text() {
        return node.isNull() ? "" : node.asText();
    }

    /** The whole number, also of a text that holds one, as Google writes 64-bit numbers; 0 of anything else. */
    public long number() {
        return node.asLong();
    }

    /** Whether it is {@code true}. */
    public boolean isTrue() {
        return node.asBoolean();
    }

    /** On one line. */
    public String compact() {
        return StrictJson.compact(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Json json && json.node.equals(node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** Pretty, with two spaces of indentation. */
    @Override
    public String toString() {
        return StrictJson.pretty(node);
    }
}
