package dev.understudy.server.api;

import java.util.Map;

/** A condition on files, as the parameter {@code q} states it. */
@FunctionalInterface
interface DriveQuery {

    /** Every file. */
    DriveQuery ALL = (file, caller) -> true;

    /** Whether a file fulfils it for this caller. */
    boolean matches(Map<String, Object> file, Caller caller);

    /**
     * Reads a condition.
     *
     * @throws ApiException 400 if it is not of the grammar or has a term that is not known
     */
    static DriveQuery parse(String text) {
        return new DriveQueryParser(text).parse();
    }

    /** Both of two. */
    default DriveQuery and(DriveQuery other) {
        return (file, caller) -> matches(file, caller) && other.matches(file, caller);
    }

    /** At least one of two. */
    default DriveQuery or(DriveQuery other) {
        return (file, caller) -> matches(file, caller) || other.matches(file, caller);
    }

    /** The opposite. */
    default DriveQuery not() {
        return (file, caller) -> !matches(file, caller);
    }
}
