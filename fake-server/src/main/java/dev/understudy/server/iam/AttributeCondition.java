package dev.understudy.server.iam;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a workload identity provider: comparisons of attributes with texts, joined by {@code &&}, {@code ||},
 * {@code !} and parentheses. That is the part of the Common Expression Language that its guides use.
 */
final class AttributeCondition {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<op>&&|\\|\\||==|!=|!|\\(|\\))|(?<text>'[^']*'|\"[^\"]*\")|(?<call>\\.(?:startsWith|endsWith|contains))"
                    + "|(?<name>[A-Za-z_]+(?:\\.(?!startsWith|endsWith|contains)[A-Za-z_]\\w*)*))\\s*");

    private final Map<String, String> values;
    private final Matcher tokens;
    private Optional<String> op = Optional.empty();
    private int end;

    private AttributeCondition(String condition, Map<String, String> values) {
        this.values = values;
        this.tokens = TOKEN.matcher(condition);
        next();
    }

    /**
     * Whether a condition is true of these values, which {@code assertion.sub} and the like name.
     *
     * @throws IllegalArgumentException if it is not understood
     */
    static boolean holds(String condition, Map<String, String> values) {
        var parser = new AttributeCondition(condition, values);
        boolean result = parser.any();
        if (parser.end != condition.length() || parser.op.isPresent()) {
            throw notUnderstood(condition);
        }
        return result;
    }

    private boolean any() {
        boolean result = all();
        while (take("||")) {
            result |= all();
        }
        return result;
    }

    private boolean all() {
        boolean result = one();
        while (take("&&")) {
            result &= one();
        }
        return result;
    }

    private boolean one() {
        if (take("!")) {
            return !one();
        }
        if (take("(")) {
            boolean result = any();
            require(")");
            return result;
        }
        String left = operand();
        if (take("==")) {
            return left.equals(operand());
        }
        if (take("!=")) {
            return !left.equals(operand());
        }
        String call = take().orElse("");
        require("(");
        String right = operand();
        require(")");
        return switch (call) {
            case ".startsWith" -> left.startsWith(right);
            case ".endsWith" -> left.endsWith(right);
            case ".contains" -> left.contains(right);
            default -> throw notUnderstood(call);
        };
    }

    private String operand() {
        String token = take().orElse("");
        if (token.startsWith("'") || token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        if (!token.matches("[A-Za-z_][\\w.]*")) {
            throw notUnderstood(token);
        }
        return values.getOrDefault(token, "");
    }

    private boolean take(String wanted) {
        boolean is = op.filter(wanted::equals).isPresent();
        if (is) {
            next();
        }
        return is;
    }

    private Optional<String> take() {
        var taken = op;
        next();
        return taken;
    }

    private void require(String wanted) {
        if (!take(wanted)) {
            throw notUnderstood(op.orElse("its end"));
        }
    }

    private void next() {
        if (tokens.region(end, tokens.regionEnd()).lookingAt()) {
            end = tokens.end();
            op = Optional.of(tokens.group().strip());
        } else {
            op = Optional.empty();
        }
    }

    private static IllegalArgumentException notUnderstood(String at) {
        return new IllegalArgumentException("The attribute condition is not understood at \"" + at + "\".");
    }
}
