package dev.understudy.server.lab;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Everything that was asked and answered, oldest first. The inspector, a lesson's check, a test's assertion and the
 * advice all read this one journal. It keeps the newest {@value #CAPACITY} exchanges.
 */
public final class Journal implements AutoCloseable {

    /** How many exchanges are kept. */
    public static final int CAPACITY = 5_000;

    /** How many bytes are kept, about. */
    public static final long MAX_BYTES = 32L * 1024 * 1024;

    /** What a name or a value takes beside its letters. */
    private static final int ENTRY = 64;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition recorded = lock.newCondition();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
    private long count;
    private long bytes;
    private boolean closed;

    /** Records what the function makes of the next number. */
    public Exchange record(LongFunction<Exchange> exchange) {
        Exchange made;
        lock.lock();
        try {
            made = exchange.apply(++count);
            exchanges.addLast(made);
            bytes += size(made);
            while (exchanges.size() > CAPACITY || bytes > MAX_BYTES) {
                bytes -= size(exchanges.removeFirst());
            }
            recorded.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(made));
        return made;
    }

    /** The recorded exchanges that pass, oldest first. */
    public List<Exchange> find(Predicate<Exchange> filter) {
        lock.lock();
        try {
            var found = new ArrayList<Exchange>();
            for (Exchange exchange : exchanges) {
                if (filter.test(exchange)) {
                    found.add(exchange);
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The first exchange that passes, waiting for it if need be; nothing if the time is up. */
    public Optional<Exchange> await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (true) {
                for (Exchange exchange : exchanges) {
                    if (filter.test(exchange)) {
                        return Optional.of(exchange);
                    }
                }
                if (left <= 0 || closed) {
                    return Optional.empty();
                }
                left = recorded.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest exchange, 0 before the first. */
    public long last() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Calls this with every exchange from now on, on the thread that answered it; close to stop. */
    public AutoCloseable listen(Consumer<Exchange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Forgets the exchanges of this project, and gives them to whoever may want to {@link #recall} them. */
    public List<Exchange> forget(String project) {
        lock.lock();
        try {
            var forgotten = exchanges.stream()
                    .filter(exchange -> exchange.project().equals(project))
                    .toList();
            exchanges.removeIf(exchange -> exchange.project().equals(project));
            bytes = exchanges.stream().mapToLong(Journal::size).sum();
            return forgotten;
        } finally {
            lock.unlock();
        }
    }

    /** Puts forgotten exchanges back to where they were. */
    public void recall(List<Exchange> forgotten) {
        lock.lock();
        try {
            var all = new ArrayList<>(exchanges);
            all.addAll(forgotten);
            all.sort(Comparator.comparingLong(Exchange::number));
            exchanges.clear();
            exchanges.addAll(all);
            bytes = exchanges.stream().mapToLong(Journal::size).sum();
            recorded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go whoever waits, for good; what is recorded stays. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            recorded.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** About as many bytes as an exchange takes. */
    private static long size(Exchange exchange) {
        var request = exchange.request();
        var reply = exchange.reply();
        return 512L
                + request.path().length()
                + size(request.headers().values())
                + size(request.query().values())
                + size(request.form().values())
                + request.body().length()
                + size(reply.headers().values())
                + reply.body().length();
    }

    private static long size(Map<String, List<String>> values) {
        long size = 0;
        for (var entry : values.entrySet()) {
            size += ENTRY + entry.getKey().length();
            for (String value : entry.getValue()) {
                size += ENTRY + value.length();
            }
        }
        return size;
    }
}
