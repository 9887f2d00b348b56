package dev.understudy.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The parameter {@code filter} of Cloud SQL: terms such as {@code state:RUNNABLE} and {@code settings.tier=db-f1-micro},
 * joined by spaces, {@code AND}, {@code OR} (which binds closer, as in AIP-160), {@code NOT} and parentheses.
 */
final class SqlFilter {

    private static final Pattern TOKEN = Pattern.compile("\\s*+(\\(|\\)|\"[^\"]*+\"|!=|[:=]|[A-Za-z0-9_.*/-]++)");
    private static final List<String> OPERATORS = List.of(":", "=", "!=");
    private static final int MAX_TOKENS = 200;

    private final List<String> tokens;
    private int at;

    private SqlFilter(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * The condition of a filter.
     *
     * @throws ApiException 400 if it is not of this grammar (the sentence is from memory)
     */
    static Predicate<Map<String, Object>> parse(Optional<String> filter) {
        return filter.map(SqlFilter::parse).orElse(instance -> true);
    }

    private static Predicate<Map<String, Object>> parse(String text) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank() || tokens.isEmpty() || tokens.size() > MAX_TOKENS) {
            throw invalid();
        }
        var filter = new SqlFilter(tokens);
        var condition = filter.conjunction();
        if (filter.at < tokens.size()) {
            throw invalid();
        }
        return condition;
    }

    private Predicate<Map<String, Object>> conjunction() {
        var condition = disjunction();
        while (at < tokens.size() && !tokens.get(at).equals(")")) {
            accept("AND");
            condition = condition.and(disjunction());
        }
        return condition;
    }

    private Predicate<Map<String, Object>> disjunction() {
        var condition = factor();
        while (accept("OR")) {
            condition = condition.or(factor());
        }
        return condition;
    }

    private Predicate<Map<String, Object>> factor() {
        if (accept("NOT")) {
            return factor().negate();
        }
        if (accept("(")) {
            var condition = conjunction();
            if (!accept(")")) {
                throw invalid();
            }
            return condition;
        }
        return term();
    }

    private Predicate<Map<String, Object>> term() {
        String field = next();
        String operator = next();
        String value = next();
        if (!OPERATORS.contains(operator) || !field.matches("[A-Za-z.]++")) {
            throw invalid();
        }
        Predicate<Map<String, Object>> condition = instance -> matches(value(instance, field), value, operator);
        return operator.equals("!=") ? condition.negate() : condition;
    }

    /** {@code =} and {@code !=} compare the whole value, a colon looks within it; a star stands for any ending. */
    private static boolean matches(String value, String wanted, String operator) {
        if (wanted.endsWith("*")) {
            return value.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return operator.equals(":") ? value.contains(wanted) : value.equals(wanted);
    }

    private static String value(Object instance, String path) {
        Object value = instance;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
        }
        return String.valueOf(value);
    }

    private boolean accept(String wanted) {
        if (at < tokens.size() && tokens.get(at).equals(wanted)) {
            at++;
            return true;
        }
        return false;
    }

    private String next() {
        if (at == tokens.size()) {
            throw invalid();
        }
        String token = tokens.get(at++);
        return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
    }

    private static ApiException invalid() {
        return ApiError.parameter("filter", "invalid", "Invalid Value")
                .because("A filter is made of terms such as state:RUNNABLE, joined by AND, OR, NOT and parentheses.");
    }
}
