package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Evidence.RecordBook;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.Table;
import dev.understudy.server.token.OpaqueTokens;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The server's records for checks: a code or token is found by itself, though the server only keeps its hash. */
final class ServerRecords implements RecordBook {

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

    ServerRecords(Records records) {
        this.records = records;
    }

    @Override
    public Optional<String> find(String table, String key, String field) {
        var records = Optional.ofNullable(TABLES.get(table))
                .orElseThrow(() -> new IllegalArgumentException("no table " + table + "; there are "
                        + TABLES.keySet().stream().sorted().toList()))
                .apply(this.records);
        return records.find(key)
                .map(Object.class::cast)
                .or(() -> records.find(OpaqueTokens.key(key)).map(Object.class::cast))
                .flatMap(record -> field.isEmpty() ? Optional.of(record.toString()) : component(record, field));
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
            return optional.flatMap(ServerRecords::text);
        }
        if (value instanceof Collection<?> values) {
            return Optional.of(values.stream().map(Object::toString).sorted().collect(Collectors.joining(" ")));
        }
        return Optional.of(value.toString());
    }
}
