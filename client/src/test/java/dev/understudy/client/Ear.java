package dev.understudy.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Hears what the client logs, whatever other tests made of its logger. */
final class Ear extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("dev.understudy.client");
    private final @Nullable Level before = logger.getLevel();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Hears what is at least this grave. */
    Ear(Level level) {
        setLevel(level);
        logger.setLevel(level);
        logger.addHandler(this);
    }

    /** Each record: its level and its words. */
    List<String> heard() {
        return heard;
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            heard.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry)
                    + (entry.getThrown() == null ? "" : " " + entry.getThrown()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
