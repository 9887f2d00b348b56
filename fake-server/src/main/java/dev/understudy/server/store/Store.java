package dev.understudy.server.store;

/** Keeps all state of the server. */
public interface Store extends AutoCloseable {

    /** The table of this kind, made when first asked for. */
    <T> Table<T> table(Kind<T> kind);

    /** Everything as it is now, to come back to with {@link #restore}. */
    Snapshot snapshot();

    /** Puts everything back to what it was. */
    void restore(Snapshot snapshot);

    /** As {@link #snapshot()}, but only what belongs to somebody. */
    Snapshot snapshot(Slice slice);

    /** Puts back what belongs to somebody, and leaves the rest as it is; the snapshot is one of that slice. */
    void restore(Slice slice, Snapshot snapshot);

    @Override
    void close();

    /** The state of a store at one moment; only the store that made it can read it. */
    interface Snapshot {}
}
