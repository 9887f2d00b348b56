package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No exchange like this: {@code never token -> 200}.
 *
 * @param target the endpoint and status
 * @param conditions what makes an exchange count
 * @param why what to tell if there is one
 * @param line the line of the file
 */
record Never(Target target, List<Condition> conditions, Optional<String> why, int line) implements Clause {

    Never {
        conditions = List.copyOf(conditions);
    }

    @Override
    public String text() {
        return "never " + target.text();
    }

    @Override
    public List<String> details() {
        return conditions.stream().map(Condition::source).toList();
    }

    @Override
    public Stream<Names> ways(Evidence evidence, Names names) {
        return offender(evidence, names).isPresent() ? Stream.empty() : Stream.of(names);
    }

    @Override
    public String explain(Evidence evidence, Names names) {
        return offender(evidence, names)
                .map(exchange -> "exchange " + exchange.number() + " should not have been: " + exchange.summary())
                .map(seen -> Words.because(why, seen))
                .orElse("");
    }

    private Optional<Exchange> offender(Evidence evidence, Names names) {
        return evidence.exchanges().stream()
                .filter(exchange -> target.isAt(exchange) && target.hasStatus(exchange))
                .filter(exchange -> conditions.stream()
                        .allMatch(condition -> condition.apply(exchange, names).isPresent()))
                .findFirst();
    }
}
