package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Clause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to do.
 *
 * @param title its heading
 * @param task the Markdown before the check: what it is about
 * @param given Java run before the step begins
 * @param start Java to begin from; it must not be enough
 * @param solution Java that is enough
 * @param check what the server must see
 * @param hints from what to look at to nearly the line
 * @param mistakes what to try to break
 * @param moral the Markdown after the check: what one has just seen
 * @param extras what the learner's page does not show
 * @param line the line of its heading
 */
public record Step(
        String title,
        String task,
        Optional<Code> given,
        Optional<Code> start,
        Code solution,
        List<Clause> check,
        List<String> hints,
        List<Mistake> mistakes,
        String moral,
        Extras extras,
        int line) {

    public Step {
        check = List.copyOf(check);
        hints = List.copyOf(hints);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * What the learner's page does not show.
     *
     * @param diagram the expected arrows
     * @param say notes for the instructor
     * @param makes the known mistakes that the solution makes on purpose, by their numbers
     */
    public record Extras(Optional<String> diagram, Optional<String> say, Set<Integer> makes) {

        public Extras {
            makes = Set.copyOf(makes);
        }
    }
}
