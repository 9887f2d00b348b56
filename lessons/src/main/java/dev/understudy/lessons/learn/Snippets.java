package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Session;
import java.util.concurrent.CompletableFuture;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Tells whether something typed is whole. */
final class Snippets {

    private Snippets() {}

    /** Whether the text is a command, is whole, is hopeless, or was ended on purpose with an empty line. */
    static boolean isWhole(String text, CompletableFuture<Session> session) {
        if (text.isBlank() || text.stripLeading().startsWith(":") || text.endsWith("\n")) {
            return true;
        }
        if (session.isCompletedExceptionally()) {
            return true;
        }
        var analysis = session.join().analysis();
        String rest = text;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.DEFINITELY_INCOMPLETE
                    || info.completeness() == Completeness.CONSIDERED_INCOMPLETE) {
                return false;
            }
            boolean shorter = info.remaining() != null && info.remaining().length() < rest.length();
            rest = shorter ? info.remaining() : "";
        }
        return true;
    }
}
