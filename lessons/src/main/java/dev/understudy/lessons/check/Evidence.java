package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * What a check looks at.
 *
 * @param exchanges what was asked and answered since the step began, oldest first
 * @param records the server's own records
 * @param session the learner's session
 */
public record Evidence(List<Exchange> exchanges, RecordBook records, Probe session) {

    public Evidence {
        exchanges = List.copyOf(exchanges);
    }

    /** The same with these exchanges instead. */
    public Evidence with(List<Exchange> others) {
        return new Evidence(others, records, session);
    }

    /** Looks into the server's records. */
    @FunctionalInterface
    public interface RecordBook {

        /** The field of the record, or the whole record if the field is empty; nothing if there is no such record. */
        Optional<String> find(String table, String key, String field);
    }

    /** Looks into the learner's session. */
    @FunctionalInterface
    public interface Probe {

        /** The value of a Java expression as JShell shows it; nothing if it cannot be had. */
        Optional<String> value(String expression);
    }
}
