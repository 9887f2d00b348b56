package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.Optional;

/**
 * What must be so within one exchange: {@code form.code_verifier present | why}.
 *
 * @param place where the value is
 * @param name its name there
 * @param op how it is compared
 * @param wanted with what, names not yet filled in
 * @param why what to tell who has not got it
 * @param source the line without the why
 */
record Condition(Place place, String name, Op op, String wanted, Optional<String> why, String source) {

    /** The names after this exchange, or nothing if the condition does not hold. */
    Optional<Names> apply(Exchange exchange, Names names) {
        Optional<String> actual = place.find(exchange, name);
        if (!op.holds(actual, names.fill(wanted))) {
            return Optional.empty();
        }
        return Optional.of(op == Op.AS ? names.with(wanted.substring(1), actual.orElseThrow()) : names);
    }

    /** Why it does not hold for this exchange. */
    String explain(Exchange exchange, Names names) {
        String actual = place.find(exchange, name)
                .map(value -> "is " + Words.shorten(value))
                .orElse("is not there");
        String term = source.split("\\s", 2)[0];
        return why.map(text -> text + " (").orElse("Wanted: " + Words.shorten(names.fill(source)) + " (")
                + "in the last request, " + term + " " + actual + ")";
    }
}
