package dev.understudy.client;

import dev.understudy.client.internal.Logging;

/**
 * What {@code oauth2client.tools.run_flow} does: has the user grant access, in the browser or on the console, and stores
 * what was granted.
 */
public final class RunFlow {

    private RunFlow() {}

    /** Has the user grant access and stores it. */
    public static UserCredentials run(AuthorizationCodeFlow flow, Storage storage, RunFlowFlags flags) {
        return run(InstalledApp.of(flow), storage, flags);
    }

    /** What is stored, if it is still of use and has all scopes; or else access granted anew, and stored. */
    public static UserCredentials storedOrRun(InstalledApp app, Storage storage, RunFlowFlags flags) {
        return app.stored(storage).orElseGet(() -> run(app, storage, flags));
    }

    /**
     * As {@link #run(AuthorizationCodeFlow, Storage, RunFlowFlags)}, by an app with a browser, terminal or timeout of its
     * own. If none of the ports is free, the code is pasted instead, as there.
     */
    public static UserCredentials run(InstalledApp app, Storage storage, RunFlowFlags flags) {
        Logging.show(flags.loggingLevel().name());
        var configured = app.withHost(flags.authHostName())
                .withPorts(flags.authHostPorts().stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .withHint("If the browser is on another machine, stop this and run it again with"
                        + " --noauth_local_webserver.");
        var credentials = flags.receiver() == RunFlowFlags.Receiver.CONSOLE
                ? configured.runConsole()
                : configured.runLocalServerOrConsole();
        return credentials.saveIn(storage);
    }
}
