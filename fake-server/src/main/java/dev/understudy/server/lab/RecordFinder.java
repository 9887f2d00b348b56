package dev.understudy.server.lab;

import dev.understudy.server.store.Records;
import dev.understudy.server.store.Table;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The server's records for checks: a code or token is found by itself, though the server only keeps its hash. */
public final class RecordFinder {

    private static final Map<String, Function<Records, Table<?>>> TABLES = Map.of(
            "codes", Records::codes,
            "spentCodes", Records::spentCodes,
            "accessTokens", Records::accessTokens,
            "refreshTokens", Records::refreshTokens,
            "grants", Records::grants,
            "clients", Records::clients,
            "serviceAccounts", Records::serviceAccounts,
            "delegations", Records::delegations,
            "projects", Records::projects,
            "resources", Records::resources);

    private final Records records;
    private final UnaryOperator<String> keyOf;

    /**
     * Finds in these records.
     *
     * @param keyOf the key under which a table keeps a token
     */
    public RecordFinder(Records records, UnaryOperator<String> keyOf) {
        this.records = records;
        this.keyOf = keyOf;
    }

    /**
     * A record that was found.
     *
     * @param key under which it is kept
     * @param value the record
     */
    public record Found(String key, Object value) {

        /**
         * One of its fields as text, or all of it if the field is empty.
         *
         * @throws IllegalArgumentException if it has no such field
         */
        public Optional<String> field(String name) {
            return name.isEmpty() ? Optional.of(value.toString()) : component(value, name);
        }
    }

    /**
     * The record of a table that has this key, or is kept under its hash.
     *
     * @throws IllegalArgumentException if there is no such table; the message says which there are
     */
    public Optional<Found> find(String table, String key) {
        Table<?> rows = Optional.ofNullable(TABLES.get(table))
                .orElseThrow(() -> new IllegalArgumentException("no table " + table + "; there are "
                        + TABLES.keySet().stream().sorted().toList()))
                .apply(records);
        return find(rows, key).or(() -> find(rows, keyOf.apply(key)));
    }

    private static Optional<Found> find(Table<?> rows, String key) {
        return rows.find(key).map(value -> new Found(key, value));
    }

    private static Optional<String> component(Object record, String field) {
        RecordComponent component = Arrays.stream(record.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(field))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(record.getClass().getSimpleName() + " has no field " + field));
        try {
            return text(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the components of a record can be read", e);
        }
    }

    private static Optional<String> text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(RecordFinder::text);
        }
        if (value instanceof Collection<?> values) {
            return Optional.of(values.stream().map(Object::toString).sorted().collect(Collectors.joining(" ")));
        }
        return Optional.of(value.toString());
    }
}
