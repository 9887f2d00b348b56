package dev.understudy.server;

import java.util.Map;
import java.util.stream.Collectors;

/** A shell file that sets variables. */
final class EnvironmentFile {

    private EnvironmentFile() {}

    static String text(Map<String, String> variables) {
        String exports = variables.entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        return "# Points programs of this shell at Understudy: . env.sh\n" + exports
                + "# This machine is never reached through a proxy.\n"
                + "export NO_PROXY=\"" + ProgramEnvironment.DIRECT + "${NO_PROXY:+,$NO_PROXY}\"\n"
                + "export no_proxy=\"$NO_PROXY\"\n";
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
