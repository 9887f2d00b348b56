package dev.understudy.lessons.learn;

import java.util.Locale;
import java.util.Optional;

/** The commands that move the server, {@code :time} and {@code :trip}, wherever they come from. */
final class Controls {

    private final Stage stage;

    Controls(Stage stage) {
        this.stage = stage;
    }

    /**
     * Does a command; nothing if it is none of these.
     *
     * @throws IllegalArgumentException if what follows the command cannot be understood
     */
    Optional<String> take(String command) {
        String[] parts = command.split("\\s+", 2);
        String argument = parts.length > 1 ? parts[1].strip() : "";
        return switch (parts[0]) {
            case ":time" -> Optional.of(time(argument));
            case ":trip" -> Optional.of(trip(argument));
            case "console" -> Optional.of(stage.console(argument));
            case "key" -> Optional.of(stage.newKey(argument));
            default -> Optional.empty();
        };
    }

    /** Moves the server's time. */
    String time(String by) {
        return "The server's time is now " + Travel.words(stage.advance(Travel.parse(by))) + ".";
    }

    /** Lets one request fail. */
    String trip(String fault) {
        String[] words = fault.toLowerCase(Locale.ROOT).split("\\s+");
        if (!words[0].equals("503") || words.length > 2) {
            throw new IllegalArgumentException("say what shall fail, such as: 503 token");
        }
        String endpoint = words.length == 2 ? words[1] : "token";
        stage.trip(endpoint);
        return "The next request to " + endpoint + " will be answered with 503.";
    }
}
