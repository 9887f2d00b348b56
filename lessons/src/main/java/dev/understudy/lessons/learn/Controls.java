package dev.understudy.lessons.learn;

import java.time.Duration;
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

    /** Moves the server's time: {@code +1h}, or {@code now} for real time again; tells it if nothing is said. */
    String time(String by) {
        var distance = by.isEmpty()
                ? Duration.ZERO
                : by.equals("now") ? stage.advance(Duration.ZERO).negated() : Travel.parse(by);
        return "The server's time is now " + Travel.words(stage.advance(distance)) + ".";
    }

    /** Lets one request fail: {@code 503 token}, {@code lost-reply token}; without an endpoint, at the token endpoint. */
    String trip(String fault) {
        String[] words = fault.toLowerCase(Locale.ROOT).split("\\s+");
        if (words.length > 2 || words[0].isEmpty()) {
            throw new IllegalArgumentException("say what shall fail and where, such as: 503 token");
        }
        String endpoint = words.length == 2 ? words[1] : "token";
        stage.trip(words[0], endpoint);
        return "The next request to " + endpoint + " will meet: " + words[0] + ".";
    }
}
