package dev.understudy.lessons.learn;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** What the learner's lines read from: a line is asked for only when one is wanted. */
final class LearnerInput extends InputStream {

    private final Supplier<Optional<String>> lines;
    private byte[] line = {};
    private int at;

    LearnerInput(Supplier<Optional<String>> lines) {
        this.lines = lines;
    }

    @Override
    public int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        if (at == line.length) {
            lines.get().ifPresent(next -> {
                line = (next + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            });
        }
        return at < line.length;
    }
}
