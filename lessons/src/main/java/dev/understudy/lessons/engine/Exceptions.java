package dev.understudy.lessons.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/** Says an exception of the learner's lines in one line per cause, without the frames of libraries. */
final class Exceptions {

    private Exceptions() {}

    static String describe(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return "uses something not declared yet: "
                    + unresolved.getSnippet().source().strip();
        }
        List<String> lines = new ArrayList<>();
        Throwable next = exception;
        for (int depth = 0; next != null && depth < 5; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + line(next));
            next = next.getCause();
        }
        return String.join("\n", lines);
    }

    private static String line(Throwable exception) {
        String name = exception instanceof EvalException eval
                ? eval.getExceptionClassName()
                : exception.getClass().getName();
        String simple = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        String message = exception.getMessage();
        return message == null || message.isBlank() ? simple : simple + ": " + message;
    }
}
