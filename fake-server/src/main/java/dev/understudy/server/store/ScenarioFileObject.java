package dev.understudy.server.store;

import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.ScenarioFileTree.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An object of a scenario file whose keys are known; every other key is a problem. */
final class ScenarioFileObject {

    private final Node node;
    private final Map<?, ?> members;

    private ScenarioFileObject(Node node, Map<?, ?> members) {
        this.node = node;
        this.members = members;
    }

    /**
     * An object with these keys at most.
     *
     * @throws ScenarioProblem if it is no object or has another key
     */
    static ScenarioFileObject of(Node node, String... allowed) {
        String keys = String.join(", ", allowed);
        if (!(node.value() instanceof Map<?, ?> members)) {
            throw node.problem(name(node) + " must be an object with the keys " + keys + ".");
        }
        members.forEach((key, value) -> {
            if (!Arrays.asList(allowed).contains(key)) {
                throw ((Node) value)
                        .problem("Unknown key \"" + key + "\" in " + name(node) + "; allowed here: " + keys + ".");
            }
        });
        return new ScenarioFileObject(node, members);
    }

    /** The problem of this object. */
    ScenarioProblem problem(String what) {
        return node.problem(what);
    }

    /** The problem of a key of this object. */
    ScenarioProblem problem(String key, String what) {
        return find(key).orElse(node).problem(what);
    }

    Optional<String> text(String key) {
        return find(key).map(value -> {
            if (value.value() instanceof String text && !text.isBlank()) {
                return text;
            }
            throw value.problem("\"" + key + "\" must be a text in quotes that is not empty.");
        });
    }

    String requireText(String key) {
        return text(key).orElseThrow(() -> node.problem("In " + name(node) + " the key \"" + key + "\" is missing."));
    }

    Optional<Boolean> flag(String key) {
        return find(key).map(value -> {
            if (value.value() instanceof Boolean flag) {
                return flag;
            }
            throw value.problem("\"" + key + "\" must be true or false.");
        });
    }

    /** One of an enum's values, written in lower case. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> word(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> problem(
                                key,
                                "\"" + text + "\" is no " + key + "; allowed here: "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(ScenarioFileObject::word)
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    /** How an enum's value is written: {@code IN_PRODUCTION} is {@code in-production}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<List<String>> texts(String key) {
        return find(key).map(value -> texts(key, value));
    }

    /** The texts of a list. */
    static List<String> texts(String key, Node value) {
        return items(key, value).stream()
                .map(item -> {
                    if (item.value() instanceof String text && !text.isBlank()) {
                        return text;
                    }
                    throw item.problem("\"" + key + "\" must be a list of texts in quotes.");
                })
                .toList();
    }

    /** A whole number from 1 on. */
    Optional<Integer> number(String key) {
        return find(key).map(value -> {
            if (value.value() instanceof Integer number && number > 0) {
                return number;
            }
            throw value.problem("\"" + key + "\" must be a whole number from 1 on.");
        });
    }

    /** The members of an object whose keys are free, none if the key is absent. */
    Map<String, Node> entries(String key) {
        var entries = new LinkedHashMap<String, Node>();
        find(key).ifPresent(node -> {
            if (!(node.value() instanceof Map<?, ?> map)) {
                throw node.problem("\"" + key + "\" must be an object.");
            }
            map.forEach((name, value) -> entries.put((String) name, (Node) value));
        });
        return entries;
    }

    Optional<Set<String>> textSet(String key) {
        return texts(key).map(LinkedHashSet::new);
    }

    /** The items of a list, none if the key is absent. */
    List<Node> list(String key) {
        return find(key).map(value -> items(key, value)).orElse(List.of());
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable((Node) members.get(key));
    }

    private static List<Node> items(String key, Node value) {
        if (value.value() instanceof List<?> list) {
            return list.stream().map(Node.class::cast).toList();
        }
        throw value.problem("\"" + key + "\" must be a list in square brackets.");
    }

    private static String name(Node node) {
        return node.path().isEmpty() ? "the scenario" : node.path();
    }
}
