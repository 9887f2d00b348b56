package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.check.ClauseReader;
import dev.understudy.lessons.check.Unreadable;
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

    /**
     * A mistake from its code and the fence that says what comes of it.
     *
     * @throws Unreadable if the fence has no clauses, or no reason
     */
    static Mistake read(String name, Code code, Code expect) {
        String text = expect.text();
        int why = text.startsWith("why:") ? 0 : text.indexOf("\nwhy:") + 1;
        if (why == 0 && !text.startsWith("why:")) {
            throw new Unreadable(expect.line(), "expect ends with a line 'why: ...' that explains the mistake");
        }
        var clauses = ClauseReader.read(text.substring(0, why), expect.line());
        if (clauses.isEmpty()) {
            throw new Unreadable(expect.line(), "expect says what the server does, such as 'token -> 400'");
        }
        String reason = text.substring(why + "why:".length()).strip().replaceAll("\\s*\n\\s*", " ");
        return new Mistake(name, code, clauses, reason);
    }
}
