package dev.understudy.client;

import dev.understudy.client.internal.LoopbackReceiver;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How an installed app meets its user; the words are those of Google's library for Python. */
record InstalledAppOptions(
        String host,
        List<Integer> ports,
        String path,
        Browser browser,
        Terminal terminal,
        String promptMessage,
        String codeMessage,
        String successMessage,
        Duration timeout,
        URI consoleRedirect) {

    static final InstalledAppOptions DEFAULT = new InstalledAppOptions(
            "127.0.0.1",
            List.of(0),
            "/",
            Browser.system(),
            Terminal.system(),
            "Please visit this URL to authorize this application: {url}",
            "Enter the authorization code: ",
            "The authentication flow has completed. You may close this window.",
            Duration.ofMinutes(5),
            InstalledApp.OOB);

    LoopbackReceiver.Place place() {
        return new LoopbackReceiver.Place(host, ports, path, successMessage);
    }

    InstalledAppOptions withHost(String other) {
        return new InstalledAppOptions(
                other,
                ports,
                path,
                browser,
                terminal,
                promptMessage,
                codeMessage,
                successMessage,
                timeout,
                consoleRedirect);
    }

    InstalledAppOptions withPorts(List<Integer> other) {
        return new InstalledAppOptions(
                host,
                other,
                path,
                browser,
                terminal,
                promptMessage,
                codeMessage,
                successMessage,
                timeout,
                consoleRedirect);
    }

    InstalledAppOptions withPath(String other) {
        return new InstalledAppOptions(
                host,
                ports,
                other,
                browser,
                terminal,
                promptMessage,
                codeMessage,
                successMessage,
                timeout,
                consoleRedirect);
    }

    InstalledAppOptions withBrowser(Browser other) {
        return new InstalledAppOptions(
                host,
                ports,
                path,
                other,
                terminal,
                promptMessage,
                codeMessage,
                successMessage,
                timeout,
                consoleRedirect);
    }

    InstalledAppOptions withTerminal(Terminal other) {
        return new InstalledAppOptions(
                host,
                ports,
                path,
                browser,
                other,
                promptMessage,
                codeMessage,
                successMessage,
                timeout,
                consoleRedirect);
    }

    InstalledAppOptions withPromptMessage(String other) {
        return new InstalledAppOptions(
                host, ports, path, browser, terminal, other, codeMessage, successMessage, timeout, consoleRedirect);
    }

    InstalledAppOptions withCodeMessage(String other) {
        return new InstalledAppOptions(
                host, ports, path, browser, terminal, promptMessage, other, successMessage, timeout, consoleRedirect);
    }

    InstalledAppOptions withSuccessMessage(String other) {
        return new InstalledAppOptions(
                host, ports, path, browser, terminal, promptMessage, codeMessage, other, timeout, consoleRedirect);
    }

    InstalledAppOptions withTimeout(Duration other) {
        return new InstalledAppOptions(
                host,
                ports,
                path,
                browser,
                terminal,
                promptMessage,
                codeMessage,
                successMessage,
                other,
                consoleRedirect);
    }

    InstalledAppOptions withConsoleRedirect(URI other) {
        return new InstalledAppOptions(
                host, ports, path, browser, terminal, promptMessage, codeMessage, successMessage, timeout, other);
    }
}
