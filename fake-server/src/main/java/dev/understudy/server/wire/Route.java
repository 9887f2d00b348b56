package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A method and a path template such as {@code /drive/v3/files/{fileId}} or {@code /v1/accounts/{email}:{verb}}; a
 * variable matches within one segment, with a star, {@code /tree/{rest*}}, over all that follow.
 */
public final class Route {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)(\\*?)}");

    private final String method;
    private final String template;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    private Route(String method, String template) {
        this.method = method;
        this.template = template;
        var regex = new StringBuilder();
        var matcher = VARIABLE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(end, matcher.start())))
                    .append(matcher.group(2).isEmpty() ? "([^/]+)" : "(.*)");
            names.add(matcher.group(1));
            end = matcher.end();
        }
        this.pattern = Pattern.compile(
                regex.append(Pattern.quote(template.substring(end))).toString());
    }

    /** A route for GET (and HEAD). */
    public static Route get(String template) {
        return new Route("GET", template);
    }

    /** A route for POST. */
    public static Route post(String template) {
        return new Route("POST", template);
    }

    /** A route for any method. */
    public static Route of(String method, String template) {
        return new Route(method, template);
    }

    /** The method, in upper case. */
    public String method() {
        return method;
    }

    /** The path template. */
    public String template() {
        return template;
    }

    /** Whether the template has no variable. */
    public boolean isLiteral() {
        return names.isEmpty();
    }

    /** The values of the variables if this route serves the request, else nothing. */
    public Optional<Map<String, String>> match(String requestMethod, String path) {
        String asked = requestMethod.equals("HEAD") ? "GET" : requestMethod;
        if (!method.equals(asked)) {
            return Optional.empty();
        }
        var matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
