package dev.understudy.lessons.check;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's own record: {@code record grants[{ada}].scopes contains drive}.
 *
 * @param table the table
 * @param key the key, names not yet filled in
 * @param field the field, empty for the whole record
 * @param op how it is compared
 * @param wanted with what
 * @param why what to tell who has not got it
 * @param line the line of the file
 */
record RecordIs(String table, String key, String field, Op op, String wanted, Optional<String> why, int line)
        implements Clause {

    @Override
    public String text() {
        return "record " + term() + " " + op.word() + (op.takesValue() ? " " + wanted : "");
    }

    @Override
    public Stream<Names> ways(Evidence evidence, Names names) {
        var actual = actual(evidence, names);
        if (!op.holds(actual, names.fill(wanted))) {
            return Stream.empty();
        }
        return Stream.of(op == Op.AS ? names.with(wanted.substring(1), actual.orElseThrow()) : names);
    }

    @Override
    public String explain(Evidence evidence, Names names) {
        String actual = actual(evidence, names)
                .map(value -> "is " + Words.shorten(value))
                .orElse("is not there");
        return Words.because(why, "the server's record " + term() + " " + actual);
    }

    private Optional<String> actual(Evidence evidence, Names names) {
        return evidence.records().find(table, names.fill(key), field);
    }

    private String term() {
        return table + "[" + key + "]" + (field.isEmpty() ? "" : "." + field);
    }
}
