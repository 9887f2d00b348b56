package dev.understudy.lessons.web;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What the learner's lines print, up to a limit for each run: a flood does not reach the page. */
final class Output extends OutputStream {

    /** So many bytes of a run are kept. */
    static final int MOST = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public synchronized void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int room = Math.min(length, MOST - kept.size());
        kept.write(bytes, offset, room);
        cut |= room < length;
    }

    /** What was printed since it was taken. */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8)
                + (cut ? "\n... cut off here: a run may print " + MOST / 1024 + " kB\n" : "");
    }

    /** The same, and begins anew. */
    synchronized String take() {
        String text = text();
        kept.reset();
        cut = false;
        return text;
    }
}
