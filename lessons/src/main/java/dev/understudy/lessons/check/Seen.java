package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some exchange at this endpoint: {@code token -> 200}, with its conditions.
 *
 * @param target the endpoint and status
 * @param after whether it must come after what the clause before was about: {@code then}
 * @param conditions what else must be so
 * @param why what to tell who has no exchange at this endpoint with this status
 * @param line the line of the file
 */
record Seen(Target target, boolean after, List<Condition> conditions, Optional<String> why, int line)
        implements Clause {

    Seen {
        conditions = List.copyOf(conditions);
    }

    @Override
    public String text() {
        return (after ? "then " : "") + target.text();
    }

    @Override
    public List<String> details() {
        return conditions.stream().map(Condition::source).toList();
    }

    @Override
    public Stream<Names> ways(Evidence evidence, Names names) {
        return candidates(evidence, names)
                .filter(exchange -> target.hasStatus(exchange))
                .flatMap(exchange -> apply(exchange, names).stream());
    }

    @Override
    public String explain(Evidence evidence, Names names) {
        return candidates(evidence, names)
                .max(Comparator.comparingInt(exchange -> score(exchange, names)))
                .map(exchange -> explain(exchange, names))
                .orElseGet(() -> Words.because(why.or(this::whyOfRequest), nothingYet(evidence)));
    }

    /** The exchanges at the endpoint, the latest first. */
    private Stream<Exchange> candidates(Evidence evidence, Names names) {
        var found = new ArrayList<>(evidence.exchanges().stream()
                .filter(exchange -> target.isAt(exchange) && (!after || exchange.number() > names.after()))
                .toList());
        Collections.reverse(found);
        return found.stream();
    }

    private Optional<Names> apply(Exchange exchange, Names names) {
        Optional<Names> known = Optional.of(names.at(exchange.number()));
        for (Condition condition : conditions) {
            known = known.flatMap(sofar -> condition.apply(exchange, sofar));
        }
        return known;
    }

    private int score(Exchange exchange, Names names) {
        int held = target.hasStatus(exchange) ? 1 : 0;
        Names known = names;
        for (Condition condition : conditions) {
            var next = condition.apply(exchange, known);
            held += next.isPresent() ? 1 : 0;
            known = next.orElse(known);
        }
        return held;
    }

    private String explain(Exchange exchange, Names names) {
        Names known = names;
        for (Condition condition : conditions) {
            var next = condition.apply(exchange, known);
            if (next.isEmpty() && !condition.place().isOfReply()) {
                return condition.explain(exchange, known);
            }
            known = next.orElse(known);
        }
        if (!target.hasStatus(exchange)) {
            String answer = Words.name(exchange) + " answered "
                    + exchange.reply().status() + ", not " + target.status().orElse("that") + Words.error(exchange);
            return Words.because(why, answer);
        }
        return conditions.stream()
                .filter(condition -> condition.apply(exchange, names).isEmpty())
                .findFirst()
                .map(condition -> condition.explain(exchange, names))
                .orElse("not in this order");
    }

    /** What is told of the request's first condition, which also says what to ask for. */
    private Optional<String> whyOfRequest() {
        return conditions.stream()
                .filter(condition -> !condition.place().isOfReply())
                .flatMap(condition -> condition.why().stream())
                .findFirst();
    }

    private String nothingYet(Evidence evidence) {
        String last = evidence.exchanges().isEmpty()
                ? ""
                : "; the last was: "
                        + evidence.exchanges()
                                .get(evidence.exchanges().size() - 1)
                                .summary();
        boolean earlier = evidence.exchanges().stream().anyMatch(target::isAt);
        return "no " + (earlier ? "further " : "") + "request to " + target.endpoint() + " yet" + last;
    }
}
