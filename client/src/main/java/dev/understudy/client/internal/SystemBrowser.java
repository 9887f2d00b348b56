package dev.understudy.client.internal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts the user's browser as another program. */
public final class SystemBrowser {

    private SystemBrowser() {}

    /** Opens a page and does not wait. */
    public static void open(URI url) throws IOException {
        for (List<String> command : commands(url.toString())) {
            if (starts(command)) {
                return;
            }
        }
        throw new IOException("no browser could be started");
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

    private static List<List<String>> commands(String url) {
        var commands = new ArrayList<List<String>>();
        String chosen = System.getenv("BROWSER");
        if (chosen != null && !chosen.isBlank()) {
            for (String browser : chosen.split(":")) {
                commands.add(
                        browser.contains("%s")
                                ? List.of(browser.replace("%s", url).split(" "))
                                : List.of(browser, url));
            }
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            commands.add(List.of("open", url));
        } else if (system.contains("win")) {
            commands.add(List.of("rundll32", "url.dll,FileProtocolHandler", url));
        } else {
            commands.add(List.of("xdg-open", url));
        }
        return commands;
    }
}
