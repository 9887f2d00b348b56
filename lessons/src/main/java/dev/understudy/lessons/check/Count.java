package dev.understudy.lessons.check;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * So many exchanges and no more: {@code count token -> 200 = 1}.
 *
 * @param target the endpoint and status
 * @param wanted how many
 * @param why what to tell if there are more or fewer
 * @param line the line of the file
 */
record Count(Target target, long wanted, Optional<String> why, int line) implements Clause {

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
        return Words.because(why, target.text() + " was seen " + times(count(evidence)) + ", not " + wanted);
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private long count(Evidence evidence) {
        return evidence.exchanges().stream()
                .filter(exchange -> target.isAt(exchange) && target.hasStatus(exchange))
                .count();
    }
}
