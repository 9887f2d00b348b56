package dev.understudy.lessons.check;

import java.util.stream.Stream;

/**
 * So many exchanges and no more: {@code count token -> 200 = 1}.
 *
 * @param target the endpoint and status
 * @param wanted how many
 * @param line the line of the file
 */
record Count(Target target, long wanted, int line) implements Clause {

    @Override
    public String text() {
        return "count " + target.text() + " = " + wanted;
    }

    @Override
    public Stream<Names> ways(Evidence evidence, Names names) {
        return count(evidence) == wanted ? Stream.of(names) : Stream.empty();
    }

    @Override
    public String explain(Evidence evidence, Names names) {
        return target.text() + " was seen " + count(evidence) + " times, not " + wanted;
    }

    private long count(Evidence evidence) {
        return evidence.exchanges().stream()
                .filter(exchange -> target.isAt(exchange) && target.hasStatus(exchange))
                .count();
    }
}
