package dev.understudy.lessons.check;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of the learner's session, where the server cannot know: {@code value refreshes.size() = 1}.
 *
 * @param expression the Java expression
 * @param op how it is compared
 * @param wanted with what
 * @param why what to tell who has not got it
 * @param line the line of the file
 */
record ValueIs(String expression, Op op, String wanted, Optional<String> why, int line) implements Clause {

    @Override
    public String text() {
        return "value " + expression + " " + op.word() + (op.takesValue() ? " " + wanted : "");
    }

    @Override
    public Stream<Names> ways(Evidence evidence, Names names) {
        return op.holds(actual(evidence), names.fill(wanted)) ? Stream.of(names) : Stream.empty();
    }

    @Override
    public String explain(Evidence evidence, Names names) {
        String actual = actual(evidence)
                .map(value -> expression + " is " + Words.shorten(value))
                .orElse(expression + " has no value");
        return Words.because(why, actual);
    }

    /** A string without its quotes, null as nothing. */
    private Optional<String> actual(Evidence evidence) {
        return evidence.session()
                .value(expression)
                .map(text -> text.matches("(?s)\".*\"") ? text.substring(1, text.length() - 1) : text)
                .filter(text -> !text.equals("null"));
    }
}
