package dev.understudy.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The flags of {@code oauth2client.tools.run_flow}, with the same names and the same defaults.
 *
 * @param authHostName {@code --auth_host_name}: the host of the redirect URI
 * @param receiver {@code --noauth_local_webserver}: how the code comes back
 * @param authHostPorts {@code --auth_host_port}: the ports to try in turn
 * @param loggingLevel {@code --logging_level}: how much is logged
 */
public record RunFlowFlags(
        String authHostName, Receiver receiver, List<Integer> authHostPorts, LoggingLevel loggingLevel) {

    /** How the code comes back. */
    public enum Receiver {
        /** To a web server on this machine. */
        LOCAL_WEB_SERVER,
        /** Shown to the user, who pastes it. */
        CONSOLE
    }

    /** How much is logged. */
    public enum LoggingLevel {
        /** Everything. */
        DEBUG,
        /** The course of things. */
        INFO,
        /** What may go wrong. */
        WARNING,
        /** What went wrong. */
        ERROR,
        /** What ends the program. */
        CRITICAL
    }

    private static final Set<String> NAMES =
            Set.of("--auth_host_name", "--noauth_local_webserver", "--auth_host_port", "--logging_level");

    /**
     * A copy that nobody can change.
     *
     * @throws IllegalArgumentException in one sentence if a port is none
     */
    public RunFlowFlags {
        authHostPorts = List.copyOf(authHostPorts);
        for (int port : authHostPorts) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("--auth_host_port takes port numbers, not " + port);
            }
        }
    }

    /** What holds where no flag says otherwise: localhost, ports 8080 and 8090, errors only. */
    public static RunFlowFlags defaults() {
        return new RunFlowFlags("localhost", Receiver.LOCAL_WEB_SERVER, List.of(8080, 8090), LoggingLevel.ERROR);
    }

    /**
     * Reads flags as they stand on a command line; a value follows its flag or is joined to it with {@code =}.
     *
     * @throws IllegalArgumentException in one sentence if one is unknown or has no good value
     */
    public static RunFlowFlags parse(String... arguments) {
        var words = new ArrayList<String>();
        for (String argument : arguments) {
            boolean joined = argument.startsWith("--") && argument.contains("=");
            words.addAll(joined ? List.of(argument.split("=", 2)) : List.of(argument));
        }
        RunFlowFlags flags = defaults();
        for (int i = 0; i < words.size(); ) {
            String name = words.get(i++);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown flag " + name + "; there are " + String.join(", ", sorted()));
            }
            int end = i;
            while (end < words.size() && !words.get(end).startsWith("--")) {
                end++;
            }
            flags = flags.with(name, words.subList(i, end));
            i = end;
        }
        return flags;
    }

    private RunFlowFlags with(String name, List<String> values) {
        return switch (name) {
            case "--auth_host_name" -> new RunFlowFlags(one(name, values), receiver, authHostPorts, loggingLevel);
            case "--auth_host_port" -> new RunFlowFlags(authHostName, receiver, ports(values), loggingLevel);
            case "--logging_level" -> new RunFlowFlags(authHostName, receiver, authHostPorts, level(one(name, values)));
            default -> new RunFlowFlags(authHostName, none(name, values), authHostPorts, loggingLevel);
        };
    }

    private static String one(String name, List<String> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException(name + " takes one value");
        }
        return values.get(0);
    }

    private static Receiver none(String name, List<String> values) {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(name + " takes no value");
        }
        return Receiver.CONSOLE;
    }

    /**
     * The ports of these words.
     *
     * @throws IllegalArgumentException in one sentence if one is no number
     */
    public static List<Integer> ports(List<String> values) {
        var ports = new ArrayList<Integer>();
        for (String value : values) {
            if (!value.matches("\\d{1,5}")) {
                throw new IllegalArgumentException("--auth_host_port takes port numbers, not " + value);
            }
            ports.add(Integer.parseInt(value));
        }
        return ports;
    }

    private static LoggingLevel level(String value) {
        for (LoggingLevel level : LoggingLevel.values()) {
            if (level.name().equals(value)) {
                return level;
            }
        }
        throw new IllegalArgumentException("--logging_level is DEBUG, INFO, WARNING, ERROR or CRITICAL, not " + value);
    }

    private static List<String> sorted() {
        return NAMES.stream().sorted().toList();
    }
}
