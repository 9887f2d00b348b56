package dev.understudy.server.api;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code q}: terms such as {@code name contains 'x'} and {@code 'id' in parents}, joined by {@code and}, {@code
 * or}, {@code not} and parentheses. Like Google's it evaluates {@code and} and {@code or} from left to right.
 */
final class DriveQueryParser {

    private static final int MAX_DEPTH = 32;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(?:'((?:[^'\\\\]|\\\\.)*+)'|(<=|>=|!=|[<>=(){}])|([A-Za-z]++))", Pattern.DOTALL);

    private enum Kind {
        TEXT,
        SYMBOL,
        WORD,
        END
    }

    private final String query;
    private final Matcher matcher;
    private Kind kind = Kind.END;
    private String token = "";
    private int at;

    DriveQueryParser(String query) {
        this.query = query;
        this.matcher = TOKEN.matcher(query);
    }

    DriveQuery parse() {
        next();
        var parsed = expression(0);
        if (kind != Kind.END) {
            throw invalid("nothing more was expected at \"" + token + "\"");
        }
        return parsed;
    }

    private DriveQuery expression(int depth) {
        var left = factor(depth);
        while (isWord("and") || isWord("or")) {
            boolean both = isWord("and");
            next();
            var right = factor(depth);
            left = both ? left.and(right) : left.or(right);
        }
        return left;
    }

    private DriveQuery factor(int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid("it is nested too deeply");
        }
        if (isWord("not")) {
            next();
            return factor(depth + 1).not();
        }
        if (isSymbol("(")) {
            next();
            var inner = expression(depth + 1);
            expect(")");
            return inner;
        }
        return term();
    }

    private DriveQuery term() {
        if (kind == Kind.TEXT) {
            String value = token;
            next();
            if (!isWord("in")) {
                throw invalid("after a quoted value only \"in\" can follow");
            }
            next();
            return DriveTerms.in(value, word()).orElseThrow(() -> invalid("that collection is not known"));
        }
        String name = word();
        if (name.equals("sharedWithMe") && !isSymbol("=")) {
            return DriveTerms.compare(name, "=", "true").orElseThrow();
        }
        if (isWord("has")) {
            return has(name);
        }
        String operator = token;
        boolean known = kind == Kind.SYMBOL || isWord("contains");
        next();
        if (!known || (kind != Kind.TEXT && kind != Kind.WORD)) {
            throw invalid("\"" + name + "\" needs an operator and a value");
        }
        String value = token;
        next();
        return DriveTerms.compare(name, operator, value)
                .orElseThrow(() -> invalid("\"" + name + " " + operator + "\" with this value is not known"));
    }

    /** {@code appProperties has { key='a' and value='b' }}. */
    private DriveQuery has(String name) {
        if (!List.of("properties", "appProperties").contains(name)) {
            throw invalid("\"has\" goes with properties and appProperties");
        }
        next();
        expect("{");
        String key = assigned("key");
        if (!isWord("and")) {
            throw invalid("key and value belong together");
        }
        next();
        String value = assigned("value");
        expect("}");
        return DriveTerms.has(name, key, value);
    }

    private String assigned(String name) {
        if (!word().equals(name)) {
            throw invalid("\"" + name + "\" was expected");
        }
        expect("=");
        if (kind != Kind.TEXT) {
            throw invalid("a quoted value was expected");
        }
        String value = token;
        next();
        return value;
    }

    private String word() {
        if (kind != Kind.WORD) {
            throw invalid("a name was expected");
        }
        String word = token;
        next();
        return word;
    }

    private void expect(String symbol) {
        if (!isSymbol(symbol)) {
            throw invalid("\"" + symbol + "\" was expected");
        }
        next();
    }

    private boolean isWord(String word) {
        return kind == Kind.WORD && token.equals(word);
    }

    private boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && token.equals(symbol);
    }

    private void next() {
        if (query.substring(at).isBlank()) {
            kind = Kind.END;
            token = "";
            return;
        }
        if (!matcher.find(at) || matcher.start() != at) {
            throw invalid("it cannot be read at character " + (at + 1));
        }
        at = matcher.end();
        if (matcher.group(1) != null) {
            kind = Kind.TEXT;
            token = matcher.group(1).replace("\\'", "'").replace("\\\\", "\\");
        } else {
            kind = matcher.group(2) != null ? Kind.SYMBOL : Kind.WORD;
            token = matcher.group().strip();
        }
    }

    private ApiException invalid(String why) {
        return ApiError.parameter("q", "invalid", "Invalid Value")
                .because("The query q \"" + query + "\" is not understood: " + why + ".");
    }
}
