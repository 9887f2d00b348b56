package dev.understudy.server.store;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A table in memory: a sorted concurrent map, and a queue that remembers which record came first. */
final class MemoryTable<T> implements Table<T> {

    private record Slot<T>(T value, long serial) {}

    private record Arrival(String key, long serial) {}

    private final Kind<T> kind;
    private final ConcurrentSkipListMap<String, Slot<T>> records = new ConcurrentSkipListMap<>();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicLong serials = new AtomicLong();
    /** A concurrent queue counts its elements one by one, so they are counted here. */
    private final AtomicInteger arrived = new AtomicInteger();

    MemoryTable(Kind<T> kind) {
        this.kind = kind;
    }

    /** This table under the type it was made with. */
    @SuppressWarnings("unchecked")
    <U> MemoryTable<U> as(Kind<U> asked) {
        if (!kind.type().equals(asked.type())) {
            throw new IllegalArgumentException(
                    "table " + kind.name() + " keeps " + kind.type().getSimpleName());
        }
        return (MemoryTable<U>) this;
    }

    @Override
    public Optional<T> find(String key) {
        return Optional.ofNullable(records.get(key)).map(Slot::value);
    }

    @Override
    public void put(String key, T value) {
        merge(key, value, old -> value);
    }

    @Override
    public Optional<T> take(String key) {
        return Optional.ofNullable(records.remove(key)).map(Slot::value);
    }

    @Override
    public Optional<T> update(String key, UnaryOperator<T> change) {
        var slot = records.computeIfPresent(key, (same, old) -> new Slot<>(change.apply(old.value()), old.serial()));
        return Optional.ofNullable(slot).map(Slot::value);
    }

    @Override
    public T merge(String key, T initial, UnaryOperator<T> change) {
        long serial = serials.incrementAndGet();
        var slot = records.compute(
                key,
                (same, old) -> old == null
                        ? new Slot<>(change.apply(initial), serial)
                        : new Slot<>(change.apply(old.value()), old.serial()));
        if (slot.serial() == serial) {
            arrive(new Arrival(key, serial));
        }
        return slot.value();
    }

    @Override
    public Stream<T> all() {
        return records.values().stream().map(Slot::value);
    }

    @Override
    public Stream<T> under(String prefix) {
        return records.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
                .map(Slot::value);
    }

    /** What was taken, or came anew under its key, is passed over: the queue remembers it all the same. */
    @Override
    public void sweep(Predicate<T> isOver) {
        for (var first = arrivals.peek(); first != null; first = arrivals.peek()) {
            var slot = records.get(first.key());
            if (slot != null && slot.serial() == first.serial() && !isOver.test(slot.value())) {
                return;
            }
            // Another thread may have swept it meanwhile; then it is gone already.
            if (arrivals.remove(first)) {
                arrived.decrementAndGet();
                forget(first);
            }
        }
    }

    /** Every record by key, oldest first. */
    Map<String, T> contents() {
        var inOrder = new LinkedHashMap<String, T>();
        records.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().serial()))
                .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue().value()));
        return inOrder;
    }

    /** The records of a slice by key, oldest first. */
    Map<String, T> contents(Slice slice) {
        var own = contents();
        own.entrySet().removeIf(entry -> !slice.has(entry.getKey(), entry.getValue()));
        return own;
    }

    /** Puts these records in place of those of a slice; one that did not change stays untouched. */
    void replace(Slice slice, Map<String, ?> contents) {
        contents(slice).keySet().stream()
                .filter(key -> !contents.containsKey(key))
                .forEach(records::remove);
        contents.forEach((key, value) -> put(key, kind.type().cast(value)));
    }

    void replaceAll(Map<String, ?> contents) {
        records.clear();
        arrivals.clear();
        arrived.set(0);
        contents.forEach((key, value) -> put(key, kind.type().cast(value)));
    }

    /** Beyond the capacity the oldest goes, unless it was taken and another came under its key since. */
    private void arrive(Arrival newest) {
        arrivals.add(newest);
        if (arrived.incrementAndGet() > kind.capacity()) {
            var oldest = arrivals.poll();
            if (oldest != null) {
                arrived.decrementAndGet();
                forget(oldest);
            }
        }
    }

    private void forget(Arrival arrival) {
        records.computeIfPresent(arrival.key(), (key, slot) -> slot.serial() == arrival.serial() ? null : slot);
    }
}
