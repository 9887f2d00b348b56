package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Form;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a method of an API takes, by its discovery document. */
record MethodDescription(String name, JsonNode method, JsonNode common) {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\+?)([^}]+)}");

    String verb() {
        return method.path("httpMethod").asText("GET");
    }

    /** The path at which it takes a file's content, without a leading slash, if it does. */
    Optional<String> uploadPath() {
        String path = method.at("/mediaUpload/protocols/simple/path").asText();
        return path.isEmpty() ? Optional.empty() : Optional.of(path.replaceFirst("^/", ""));
    }

    /** Refuses a parameter that does not exist, or a value that cannot be one. */
    void check(String parameter, Object value) {
        JsonNode rule = rule(parameter);
        List<String> texts = texts(value);
        if (texts.size() > 1 && !rule.path("repeated").asBoolean()) {
            throw wrong(parameter, "takes one value");
        }
        texts.forEach(text -> ParameterRule.check(rule, text).ifPresent(problem -> {
            throw wrong(parameter, problem);
        }));
    }

    /** Refuses if a parameter is missing that must be there. */
    void requireAll(Map<String, Object> values) {
        for (var parameter : method.path("parameters").properties()) {
            if (parameter.getValue().path("required").asBoolean() && !values.containsKey(parameter.getKey())) {
                throw wrong(parameter.getKey(), "is missing, and must be there");
            }
        }
    }

    /** The address of a call with these values. */
    URI uri(URI base, String template, Map<String, Object> values) {
        Matcher variables = VARIABLE.matcher(template);
        String path = variables.replaceAll(variable ->
                Matcher.quoteReplacement(segment(variable.group(1), String.valueOf(values.get(variable.group(2))))));
        Form query = Form.EMPTY;
        for (var value : values.entrySet()) {
            if (!rule(value.getKey()).path("location").asText().equals("path")) {
                for (String text : texts(value.getValue())) {
                    query = query.with(value.getKey(), text);
                }
            }
        }
        // Groups Settings answers with a feed unless it is asked for JSON.
        if (!values.containsKey("alt")
                && !common.at("/alt/default").asText("json").equals("json")) {
            query = query.with("alt", "json");
        }
        return URI.create(base + path + (query.values().isEmpty() ? "" : "?" + query.encode()));
    }

    String template() {
        return method.path("path").asText();
    }

    private JsonNode rule(String parameter) {
        JsonNode own = method.path("parameters").path(parameter);
        JsonNode rule = own.isMissingNode() ? common.path(parameter) : own;
        if (rule.isMissingNode() && !parameter.equals("uploadType")) {
            var known = new TreeSet<String>();
            method.path("parameters").fieldNames().forEachRemaining(known::add);
            throw wrong(parameter, "is not a parameter; there are " + String.join(", ", known));
        }
        return rule;
    }

    private IllegalArgumentException wrong(String parameter, String problem) {
        return new IllegalArgumentException(name + ": \"" + parameter + "\" " + problem);
    }

    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> many) {
            var texts = new ArrayList<String>();
            many.forEach(each -> texts.add(String.valueOf(each)));
            return texts;
        }
        return List.of(String.valueOf(value));
    }

    /** A reserved expansion ({@code {+name}}) keeps its slashes (RFC 6570 section 3.2.3). */
    private static String segment(String operator, String value) {
        String encoded = Form.encode(value);
        return operator.isEmpty() ? encoded : encoded.replace("%2F", "/");
    }
}
