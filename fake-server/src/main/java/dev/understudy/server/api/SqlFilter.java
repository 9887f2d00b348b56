package dev.understudy.server.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The parameter {@code filter} of Cloud SQL: one term {@code field:value} or {@code field=value}. */
final class SqlFilter {

    private static final Pattern TERM =
            Pattern.compile("\\s*+([A-Za-z]++)\\s*+(?::|=)\\s*+\"?([A-Za-z0-9_.*-]++)\"?\\s*+");

    private SqlFilter() {}

    /**
     * The condition of a filter.
     *
     * @throws ApiException 400 if it is anything else than one term (the sentence is from memory)
     */
    static Predicate<Map<String, Object>> parse(Optional<String> filter) {
        if (filter.isEmpty()) {
            return instance -> true;
        }
        var matcher = TERM.matcher(filter.get());
        if (!matcher.matches()) {
            throw ApiError.parameter("filter", "invalid", "Invalid Value")
                    .because("The fake understands filters of one term, such as state:RUNNABLE.");
        }
        String field = matcher.group(1);
        String value = matcher.group(2);
        return value.endsWith("*")
                ? instance -> text(instance, field).startsWith(value.substring(0, value.length() - 1))
                : instance -> text(instance, field).equals(value);
    }

    private static String text(Map<String, Object> instance, String field) {
        return String.valueOf(instance.getOrDefault(field, ""));
    }
}
