package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Session;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the learner types. */
interface Prompt extends AutoCloseable {

    /** Where to print. */
    Screen screen();

    /** What the learner's own lines read from. */
    InputStream input();

    /** Completion, and the stop of what runs, work from when this session is there. */
    void expect(CompletableFuture<Session> session);

    /** The next command or the next piece of Java, whole; nothing when there is no more. */
    Optional<String> read(String place);

    /** This text as changed in an editor; nothing if there is none, which was said then, or nothing was saved. */
    Optional<String> edit(String text);

    @Override
    void close();

    /** Standard input, as from a file or another program. */
    static Prompt piped() {
        return PipedPrompt.open(System.in, System.out);
    }
}
