package dev.understudy.server.store;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Records of one kind by key. Every method is atomic and safe for any number of threads.
 *
 * @param <T> the kind of record, immutable
 */
public interface Table<T> {

    /** The record of this key, if there is one. */
    Optional<T> find(String key);

    /** Keeps a record, in place of any other of this key. */
    void put(String key, T value);

    /** Removes the record of this key and gives it to exactly one of any number of takers. */
    Optional<T> take(String key);

    /** Replaces the record of this key by what the change makes of it, and gives the new one; nothing if absent. */
    Optional<T> update(String key, UnaryOperator<T> change);

    /** Makes the record of this key from what is there, or from nothing, and gives the new one. */
    T merge(String key, T initial, UnaryOperator<T> change);

    /** Every record, in the order of the keys. */
    Stream<T> all();

    /** The records whose key begins so, in the order of the keys. */
    Stream<T> under(String prefix);

    /** Removes the records that came first, as long as they are over; the first that is not ends it. */
    void sweep(Predicate<T> isOver);
}
