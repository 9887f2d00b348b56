package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Clause;
import java.util.List;

/**
 * A mistake to make on purpose.
 *
 * @param name its name
 * @param code Java that makes it
 * @param expect what the server then does
 * @param why the explanation
 */
public record Mistake(String name, Code code, List<Clause> expect, String why) {

    public Mistake {
        expect = List.copyOf(expect);
    }
}
