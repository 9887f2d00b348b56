package dev.understudy.client;

import dev.understudy.client.internal.LoopbackReceiver;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an installed app meets its user; the words are those of Google's library for Python. What is in use is never
 * changed: {@link #with} makes a copy and lets the copy be changed before anybody sees it.
 */
final class InstalledAppOptions {

    String host = "127.0.0.1";
    List<Integer> ports = List.of(0);
    String path = "/";
    Browser browser = Browser.system();
    Terminal terminal = Terminal.system();
    String promptMessage = "Please visit this URL to authorize this application: {url}";
    String hint = "";
    String codeMessage = "Enter the authorization code: ";
    String successMessage = "The authentication flow has completed. You may close this window.";
    Duration timeout = Duration.ofMinutes(5);
    URI consoleRedirect = InstalledApp.OOB;

    InstalledAppOptions() {}

    private InstalledAppOptions(InstalledAppOptions other) {
        host = other.host;
        ports = other.ports;
        path = other.path;
        browser = other.browser;
        terminal = other.terminal;
        promptMessage = other.promptMessage;
        hint = other.hint;
        codeMessage = other.codeMessage;
        successMessage = other.successMessage;
        timeout = other.timeout;
        consoleRedirect = other.consoleRedirect;
    }

    InstalledAppOptions with(Consumer<InstalledAppOptions> change) {
        var copy = new InstalledAppOptions(this);
        change.accept(copy);
        return copy;
    }

    LoopbackReceiver.Place place() {
        return new LoopbackReceiver.Place(host, ports, path, successMessage);
    }
}
