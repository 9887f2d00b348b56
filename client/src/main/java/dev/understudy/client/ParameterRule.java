package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Optional;

/** What a value of a parameter may be. */
final class ParameterRule {

    private ParameterRule() {}

    /** What is wrong with a value, if anything is. */
    static Optional<String> check(JsonNode rule, String value) {
        Optional<String> problem = switch (rule.path("type").asText()) {
            case "integer" -> integer(rule, value);
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("is true or false, not " + value);
            case "number" ->
                value.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")
                        ? Optional.empty()
                        : Optional.of("is a number, not " + value);
            default -> Optional.empty();
        };
        return problem.or(() -> choice(rule, value)).or(() -> pattern(rule, value));
    }

    private static Optional<String> integer(JsonNode rule, String value) {
        if (!value.matches("-?\\d{1,20}")) {
            return Optional.of("is a whole number, not " + value);
        }
        var number = new BigInteger(value);
        if (rule.has("minimum")
                && number.compareTo(new BigInteger(rule.path("minimum").asText())) < 0) {
            return Optional.of("is at least " + rule.path("minimum").asText() + ", not " + value);
        }
        if (rule.has("maximum")
                && number.compareTo(new BigInteger(rule.path("maximum").asText())) > 0) {
            return Optional.of("is at most " + rule.path("maximum").asText() + ", not " + value);
        }
        return Optional.empty();
    }

    private static Optional<String> choice(JsonNode rule, String value) {
        if (!rule.has("enum")) {
            return Optional.empty();
        }
        var allowed = new ArrayList<String>();
        rule.path("enum").forEach(each -> allowed.add(each.asText()));
        return allowed.contains(value)
                ? Optional.empty()
                : Optional.of("is one of " + String.join(", ", allowed) + ", not " + value);
    }

    private static Optional<String> pattern(JsonNode rule, String value) {
        return !rule.has("pattern") || value.matches(rule.path("pattern").asText())
                ? Optional.empty()
                : Optional.of("does not have the form " + rule.path("pattern").asText());
    }
}
