package dev.understudy.lessons.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a value is compared. */
enum Op {
    EQUALS("=") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.filter(wanted::equals).isPresent();
        }
    },
    DIFFERS("!=") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.filter(wanted::equals).isEmpty();
        }
    },
    PRESENT("present") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.isPresent();
        }
    },
    ABSENT("absent") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.isEmpty();
        }
    },
    CONTAINS("contains") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.filter(value -> value.contains(wanted)).isPresent();
        }
    },
    MATCHES("matches") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            var pattern = Pattern.compile(wanted);
            return actual.filter(value -> pattern.matcher(value).matches()).isPresent();
        }
    },
    IN("in") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.filter(Arrays.asList(wanted.split("\\s+"))::contains).isPresent();
        }
    },
    /** Remembers the value under a name for later clauses. */
    AS("as") {
        @Override
        boolean holds(Optional<String> actual, String wanted) {
            return actual.isPresent();
        }
    };

    private final String word;

    Op(String word) {
        this.word = word;
    }

    abstract boolean holds(Optional<String> actual, String wanted);

    /** The word of the check language. */
    String word() {
        return word;
    }

    /** Whether a value follows the word. */
    boolean takesValue() {
        return this != PRESENT && this != ABSENT;
    }

    /** The operator of this word. */
    static Optional<Op> of(String word) {
        return Arrays.stream(values()).filter(op -> op.word.equals(word)).findFirst();
    }
}
