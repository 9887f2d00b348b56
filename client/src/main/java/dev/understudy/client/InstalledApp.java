package dev.understudy.client;

import dev.understudy.client.internal.LoopbackReceiver;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Lets the user of a program on this machine grant access: with the browser coming back to this machine, or with a code
 * that the user pastes.
 *
 * <pre>{@code
 * var flow = AuthorizationCodeFlow.fromClientSecrets(Path.of("client_secret.json"), Set.of(scope));
 * var credentials = InstalledApp.of(flow).runLocalServer();
 * }</pre>
 */
public final class InstalledApp {

    /** Where an old Desktop client has the code shown to the user instead of sent back. */
    public static final URI OOB = URI.create("urn:ietf:wg:oauth:2.0:oob");

    /** As {@link #OOB}, on a page that shows no code: it stands in the title of the window only, to be pasted whole. */
    public static final URI OOB_AUTO = URI.create("urn:ietf:wg:oauth:2.0:oob:auto");

    private final AuthorizationCodeFlow flow;
    private final InstalledAppOptions options;

    private InstalledApp(AuthorizationCodeFlow flow, InstalledAppOptions options) {
        this.flow = flow;
        this.options = options;
    }

    /** An app that uses this flow. */
    public static InstalledApp of(AuthorizationCodeFlow flow) {
        return new InstalledApp(flow, new InstalledAppOptions());
    }

    /** A copy with this host in the redirect URI: {@code 127.0.0.1} (as it begins), {@code localhost}, {@code [::1]}. */
    public InstalledApp withHost(String host) {
        return with(changed -> changed.host = host);
    }

    /** A copy that takes the first of these ports that is free; 0, as it begins, is any free one. */
    public InstalledApp withPorts(int... ports) {
        List<Integer> inTurn = Arrays.stream(ports).boxed().toList();
        return with(changed -> changed.ports = inTurn);
    }

    /** A copy with this path in the redirect URI; {@code /} as it begins. */
    public InstalledApp withPath(String path) {
        return with(changed -> changed.path = path);
    }

    /** A copy that shows pages with this browser. */
    public InstalledApp withBrowser(Browser browser) {
        return with(changed -> changed.browser = browser);
    }

    /** A copy that speaks with the user here. */
    public InstalledApp withTerminal(Terminal terminal) {
        return with(changed -> changed.terminal = terminal);
    }

    /** A copy that asks with this sentence, in which {@code {url}} becomes the address to open. */
    public InstalledApp withPromptMessage(String message) {
        return with(changed -> changed.promptMessage = message);
    }

    /** A copy that asks for the code with these words. */
    public InstalledApp withCodeMessage(String message) {
        return with(changed -> changed.codeMessage = message);
    }

    /** A copy that says this after the address, if it waits for a browser. */
    InstalledApp withHint(String hint) {
        return with(changed -> changed.hint = hint);
    }

    /** A copy whose page in the browser says this at the end. */
    public InstalledApp withSuccessMessage(String message) {
        return with(changed -> changed.successMessage = message);
    }

    /** A copy that waits this long for the user; five minutes as it begins. */
    public InstalledApp withTimeout(Duration timeout) {
        return with(changed -> changed.timeout = timeout);
    }

    /** A copy whose {@link #runConsole} uses this redirect URI instead of {@link #OOB}. */
    public InstalledApp withConsoleRedirect(URI redirectUri) {
        return with(changed -> changed.consoleRedirect = redirectUri);
    }

    /**
     * What is stored, if it is still of use and has all scopes; or else access granted anew with
     * {@link #runLocalServer}, and stored.
     */
    public UserCredentials run(Storage storage) {
        return stored(storage).orElseGet(() -> runLocalServer().saveIn(storage));
    }

    /** What is stored, if it is still of use and has all scopes. */
    Optional<UserCredentials> stored(Storage storage) {
        return UserCredentials.load(storage, flow.surroundings())
                .filter(credentials -> !credentials.isInvalid() && credentials.hasScopes(flow.scopes()));
    }

    /**
     * Opens the user's browser and waits for it to come back to a port of this machine, which is closed afterwards in
     * any case.
     *
     * @throws AuthorizationTimeout if nobody came back
     * @throws AuthorizationDenied if the user said no, or if nobody came back because the server shows an error page
     */
    public UserCredentials runLocalServer() {
        try {
            return receiveWith(LoopbackReceiver.open(options.place()));
        } catch (IOException e) {
            throw new ConnectionFailure(e);
        }
    }

    /** As {@link #runLocalServer}; if none of the ports is free, as {@link #runConsole}. */
    public UserCredentials runLocalServerOrConsole() {
        LoopbackReceiver receiver;
        try {
            receiver = LoopbackReceiver.open(options.place());
        } catch (IOException e) {
            options.terminal.say("No web server could be started on this machine: " + e.getMessage() + ".");
            return runConsole();
        }
        return receiveWith(receiver);
    }

    private UserCredentials receiveWith(LoopbackReceiver opened) {
        try (LoopbackReceiver receiver = opened) {
            AuthorizationRequest asked = flow.step1(receiver.redirectUri());
            receiver.expect(asked.state());
            warnOfUnregistered(asked);
            show(asked);
            return flow.step2(asked, await(receiver, asked));
        }
    }

    /**
     * Has the user open the address and paste what they get: the code, or the whole address to which the browser was
     * sent in the end. The address of an error page is understood, too.
     */
    public UserCredentials runConsole() {
        var asking = flow.hasPrompt() ? flow : flow.withPrompt(Prompt.CONSENT);
        AuthorizationRequest asked = asking.step1(options.consoleRedirect);
        print(asked);
        try {
            return asking.step2(asked, options.terminal.ask(options.codeMessage));
        } catch (CallbackInvalid e) {
            throw blame(asked, e);
        } catch (IOException e) {
            throw blame(asked, AuthorizationTimeout.onConsole());
        }
    }

    private InstalledApp with(Consumer<InstalledAppOptions> change) {
        return new InstalledApp(flow, options.with(change));
    }

    /** A web client has a list in the console; a desktop client may use any port of this machine. */
    private void warnOfUnregistered(AuthorizationRequest asked) {
        boolean web = flow.client().type() == ClientSecrets.Type.WEB;
        if (web && !flow.client().redirectUris().contains(asked.redirectUri())) {
            options.terminal.say("(This is a web client, and its file does not name " + asked.redirectUri()
                    + " among its redirect URIs. If it was not registered since, the server will refuse it.)");
        }
    }

    private void show(AuthorizationRequest asked) {
        print(asked);
        if (!options.hint.isEmpty()) {
            options.terminal.say(options.hint);
        }
        try {
            options.browser.open(asked.url());
        } catch (IOException e) {
            options.terminal.say("(No browser could be opened here: please open the address yourself.)");
        }
    }

    private void print(AuthorizationRequest asked) {
        options.terminal.say(options.promptMessage.replace("{url}", asked.url().toString()));
    }

    /** The server's own reason why nobody could come back, if it has one. */
    private OAuthException blame(AuthorizationRequest asked, OAuthException otherwise) {
        return flow.diagnose(asked).<OAuthException>map(denied -> denied).orElse(otherwise);
    }

    private URI await(LoopbackReceiver receiver, AuthorizationRequest asked) {
        try {
            return receiver.await(options.timeout);
        } catch (TimeoutException e) {
            String strangers = receiver.strangers() == 0
                    ? ""
                    : " (" + receiver.strangers() + " came that belong to another login)";
            throw blame(
                    asked,
                    new AuthorizationTimeout("nobody came back to " + receiver.redirectUri() + " within "
                            + options.timeout.toSeconds() + " s" + strangers));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorizationTimeout("the wait was interrupted");
        }
    }
}
