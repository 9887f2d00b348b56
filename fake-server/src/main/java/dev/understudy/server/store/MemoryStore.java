package dev.understudy.server.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps records in memory, bounded by each kind's capacity. */
public final class MemoryStore implements Store {

    private final Map<String, MemoryTable<?>> tables = new ConcurrentHashMap<>();

    @Override
    public <T> Table<T> table(Kind<T> kind) {
        return tables.computeIfAbsent(kind.name(), name -> new MemoryTable<>(kind))
                .as(kind);
    }

    @Override
    public Snapshot snapshot() {
        var contents = new LinkedHashMap<String, Map<String, ?>>();
        tables.forEach((name, table) -> contents.put(name, table.contents()));
        return new MemorySnapshot(contents);
    }

    @Override
    public void restore(Snapshot snapshot) {
        var taken = own(snapshot);
        tables.forEach((name, table) -> table.replaceAll(taken.contents.getOrDefault(name, Map.of())));
    }

    @Override
    public Snapshot snapshot(Slice slice) {
        var contents = new LinkedHashMap<String, Map<String, ?>>();
        tables.forEach((name, table) -> contents.put(name, table.contents(slice)));
        return new MemorySnapshot(contents);
    }

    @Override
    public void restore(Slice slice, Snapshot snapshot) {
        var taken = own(snapshot);
        tables.forEach((name, table) -> table.replace(slice, taken.contents.getOrDefault(name, Map.of())));
    }

    private static MemorySnapshot own(Snapshot snapshot) {
        if (!(snapshot instanceof MemorySnapshot taken)) {
            throw new IllegalArgumentException("this snapshot was taken from another kind of store");
        }
        return taken;
    }

    @Override
    public void close() {
        tables.clear();
    }

    private record MemorySnapshot(Map<String, Map<String, ?>> contents) implements Snapshot {}
}
