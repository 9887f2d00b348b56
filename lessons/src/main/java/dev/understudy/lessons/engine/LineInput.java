package dev.understudy.lessons.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives at most one line at a time: else {@code Scanner.nextLine()} would wait for a second one. */
final class LineInput extends FilterInputStream {

    LineInput(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = in.read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            bytes[offset + count++] = (byte) next;
            if (next == '\n') {
                break;
            }
        }
        return count;
    }
}
