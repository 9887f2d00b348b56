package dev.understudy.server.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.understudy.server.model.ScenarioProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON with comments into values that know where in the file they stand. */
final class ScenarioFileTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(32)
                    .build())
            .build();

    /**
     * A value and its place.
     *
     * @param value a map of nodes, a list of nodes, a text, a number or a boolean
     * @param place where it stands
     * @param path how a person would name it: {@code projects[0].clients}
     */
    record Node(Object value, Place place, String path) {

        /** The problem of this value. */
        ScenarioProblem problem(String what) {
            return place.problem(what);
        }

        /** The value without its places. */
        Object plain() {
            if (value instanceof Map<?, ?> map) {
                var plain = new LinkedHashMap<String, Object>();
                map.forEach((name, node) -> plain.put((String) name, ((Node) node).plain()));
                return plain;
            }
            return value instanceof List<?> list
                    ? list.stream().map(node -> ((Node) node).plain()).toList()
                    : value;
        }
    }

    /**
     * A place in a file.
     *
     * @param file its name
     * @param line counted from 1
     * @param column counted from 1
     */
    record Place(String file, int line, int column) {

        ScenarioProblem problem(String what) {
            return new ScenarioProblem(file + ", line " + line + ", column " + column + ": " + what);
        }
    }

    private final String file;
    private final JsonParser parser;

    private ScenarioFileTree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Node parse(String file, String text) {
        try (var parser = FACTORY.createParser(text)) {
            var tree = new ScenarioFileTree(file, parser);
            if (parser.nextToken() == null) {
                throw new ScenarioProblem(file + " is empty; the smallest scenario is {}.");
            }
            var root = tree.value("");
            if (parser.nextToken() != null) {
                throw tree.here().problem("Nothing may follow the scenario's closing brace.");
            }
            return root;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Place(file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr())
                    .problem("This is not JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
        } catch (IOException e) {
            throw new ScenarioProblem(file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private Node value(String path) throws IOException {
        var place = here();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new Node(object(path), place, path);
            case START_ARRAY -> new Node(list(path), place, path);
            case VALUE_STRING -> new Node(parser.getText(), place, path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node(parser.getNumberValue(), place, path);
            case VALUE_TRUE, VALUE_FALSE -> new Node(parser.getBooleanValue(), place, path);
            default -> throw place.problem("null says nothing here; leave the key out.");
        };
    }

    private Map<String, Node> object(String path) throws IOException {
        var members = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            var place = here();
            parser.nextToken();
            if (members.put(name, value(path.isEmpty() ? name : path + "." + name)) != null) {
                throw place.problem("The key \"" + name + "\" stands here for the second time.");
            }
        }
        return members;
    }

    private List<Node> list(String path) throws IOException {
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return items;
    }

    private Place here() {
        var at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }
}
