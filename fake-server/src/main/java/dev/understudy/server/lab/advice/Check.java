package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.Source;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule and how its breaking is seen.
 *
 * @param rule what is told about it
 * @param eye a pure function: the same exchanges, the same sightings
 */
record Check(AdviceRule rule, Function<Evidence, Stream<Sighting>> eye) {

    /** A hole, or something that fails at Google. */
    static Draft error(String id, String title) {
        return new Draft(id, Severity.ERROR, title, "", "");
    }

    /** Bad practice. */
    static Draft warning(String id, String title) {
        return new Draft(id, Severity.WARNING, title, "", "");
    }

    /** Worth knowing. */
    static Draft note(String id, String title) {
        return new Draft(id, Severity.NOTE, title, "", "");
    }

    /** A check of which not all is said yet. */
    record Draft(String id, Severity severity, String title, String why, String fix) {

        /** Why it matters. */
        Draft because(String reason) {
            return new Draft(id, severity, title, reason, fix);
        }

        /** What to do instead. */
        Draft instead(String remedy) {
            return new Draft(id, severity, title, why, remedy);
        }

        /** Where that is written, and which lesson explains it. */
        Sourced source(Source source, String lesson) {
            return new Sourced(new AdviceRule(id, severity, title, why, fix, source, Optional.of(lesson)));
        }
    }

    /** A rule without eyes. */
    record Sourced(AdviceRule rule) {

        /** How its breaking is seen. */
        Check seen(Function<Evidence, Stream<Sighting>> eye) {
            return new Check(rule, eye);
        }

        /** It is broken by each of these of which this is true, and these words say how. */
        <T extends Seen> Check seenIn(
                Function<Evidence, Stream<T>> all, Predicate<? super T> breaks, Function<? super T, String> words) {
            return seen(evidence -> all.apply(evidence).filter(breaks).map(one -> Sighting.of(words.apply(one), one)));
        }

        /** The same, in words that are always the same. */
        <T extends Seen> Check seenIn(Function<Evidence, Stream<T>> all, Predicate<? super T> breaks, String words) {
            return seenIn(all, breaks, one -> words);
        }

        /** It is broken by each of these. */
        <T extends Seen> Check seenIn(Function<Evidence, Stream<T>> all, Function<? super T, String> words) {
            return seenIn(all, any -> true, words);
        }

        /** It is broken where so many or more of these have the same key; who has none breaks nothing. */
        <T extends Seen> Check seenTogether(
                Function<Evidence, Stream<T>> all,
                Function<T, Optional<String>> key,
                int times,
                Function<? super T, String> words) {
            return seen(evidence -> Evidence.groups(all.apply(evidence), key)
                    .filter(group -> group.size() >= times)
                    .map(group -> Sighting.of(words.apply(group.get(0)), group)));
        }
    }
}
