package dev.understudy.client.internal;

import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** How much the client logs. */
public final class Logging {

    private static final Map<String, Level> LEVELS = Map.of(
            "DEBUG", Level.FINE,
            "INFO", Level.INFO,
            "WARNING", Level.WARNING,
            "ERROR", Level.SEVERE,
            "CRITICAL", Level.SEVERE);

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("dev.understudy.client");

    private Logging() {}

    /** The level as Python calls it, and the message. */
    private static final class Line extends SimpleFormatter {

        @Override
        public String format(LogRecord entry) {
            String level = entry.getLevel().intValue() < Level.INFO.intValue()
                    ? "DEBUG"
                    : entry.getLevel().getName();
            return level.replace("SEVERE", "ERROR") + ": " + formatMessage(entry) + System.lineSeparator();
        }
    }

    /** Shows on standard error what is at least this grave, by its name in Python. */
    public static void show(String level) {
        LOGGER.setLevel(LEVELS.getOrDefault(level, Level.SEVERE));
        if (LOGGER.getHandlers().length == 0) {
            var handler = new ConsoleHandler();
            handler.setFormatter(new Line());
            handler.setLevel(Level.ALL); // the one above it shows no more than INFO
            LOGGER.addHandler(handler);
            LOGGER.setUseParentHandlers(false);
        }
    }
}
