package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.Source;
import java.util.Optional;
import java.util.function.Function;
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
    }
}
