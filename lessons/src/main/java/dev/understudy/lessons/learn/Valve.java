package dev.understudy.lessons.learn;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on what is written to it, or does not while the runner does something unseen. */
final class Valve extends OutputStream {

    private final OutputStream target;
    private volatile boolean open = true;

    Valve(OutputStream target) {
        this.target = target;
    }

    /** Does this without letting anything through. */
    void shutWhile(Runnable action) {
        open = false;
        try {
            action.run();
        } finally {
            open = true;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        if (open) {
            target.write(octet);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (open) {
            target.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }
}
