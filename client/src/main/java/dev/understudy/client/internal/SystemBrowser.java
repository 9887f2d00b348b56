package dev.understudy.client.internal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the user's browser as another program. */
public final class SystemBrowser {

    private SystemBrowser() {}

    /** Opens a page and does not wait. */
    public static void open(URI url) throws IOException {
        String system = System.getProperty("os.name", "");
        for (List<String> command : commands(url, Optional.ofNullable(System.getenv("BROWSER")), system)) {
            if (starts(command)) {
                return;
            }
        }
        throw new IOException("no browser could be started");
    }

    /**
     * What to try in turn. The address is an argument of its own, which no shell ever reads.
     *
     * @param chosen the variable {@code BROWSER}: programs joined by colons, {@code %s} where the address goes
     * @param system the name of the operating system
     */
    public static List<List<String>> commands(URI url, Optional<String> chosen, String system) {
        String address = url.toString();
        var commands = new ArrayList<List<String>>();
        for (String browser : chosen.orElse("").split(":")) {
            List<String> words = List.of(browser.strip().split(" "));
            if (browser.contains("%s")) {
                commands.add(
                        words.stream().map(word -> word.replace("%s", address)).toList());
            } else if (!browser.isBlank()) {
                commands.add(List.of(browser.strip(), address));
            }
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            commands.add(List.of("open", address));
        } else if (name.contains("win")) {
            commands.add(List.of("rundll32", "url.dll,FileProtocolHandler", address));
        } else {
            commands.add(List.of("xdg-open", address));
        }
        return commands;
    }

    /** Whether this program is there; what becomes of it is the user's affair. */
    private static boolean starts(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
