package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import dev.understudy.server.model.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** On which way does the answer come? */
final class RedirectChecks {

    static final List<Check> ALL = List.of(
            Check.error("oob-redirect", "The out-of-band flow, which Google has switched off")
                    .because("Google has refused the out-of-band flow (urn:ietf:wg:oauth:2.0:oob) since 2022: what"
                            + " works here for clients from before then does not work there. A code that people copy"
                            + " is also one that they can be talked out of.")
                    .instead("Listen on http://127.0.0.1 with a free port and let the browser bring the code there;"
                            + " use the device flow where there is no browser.")
                    .source(Sources.GOOGLE_OOB, "14")
                    .seenIn(Evidence::logins, Login::isOutOfBand, RedirectChecks::where),
            Check.error("insecure-redirect", "A code on its way without encryption")
                    .because("A redirect to http:// carries the code readably through every network on the way.")
                    .instead("Use https; plain http is for loopback addresses only.")
                    .source(Source.rfc(9700, "2.6"), "07")
                    .seenIn(Evidence::logins, RedirectChecks::isInsecure, RedirectChecks::where),
            Check.note("localhost-redirect", "localhost in place of 127.0.0.1")
                    .because("The name localhost may lead elsewhere than to this machine, or to another of its"
                            + " addresses than the one the app listens on; firewalls know the address better.")
                    .instead("Use http://127.0.0.1 or http://[::1] in installed apps; Google takes any port of both.")
                    .source(Source.rfc(8252, "8.3"), "12")
                    .seenIn(
                            Evidence::logins,
                            login -> login.isInstalled()
                                    && host(login.redirectUri()).equals("localhost"),
                            "An installed app waits for its code at localhost."),
            Check.note("fixed-loopback-port", "Always the same loopback port")
                    .because("A port that is known beforehand may be taken, by accident or by a program that waits for"
                            + " the code there.")
                    .instead("Let the system choose a free port (port 0) for every sign-in; Google takes any for"
                            + " Desktop clients.")
                    .source(Source.rfc(8252, "7.3"), "12")
                    .seenTogether(
                            evidence ->
                                    evidence.logins().filter(Login::isInstalled).filter(Login::isGranted),
                            login -> port(login.redirectUri()).map(port -> login.client() + "|" + port),
                            2,
                            login -> "Several sign-ins waited at port "
                                    + port(login.redirectUri()).orElseThrow() + "."),
            Check.error("embedded-browser", "Sign-in within the app's own web view")
                    .because("An app that shows the sign-in page itself can read what the user types; Google refuses"
                            + " it with disallowed_useragent.")
                    .instead("Open the system's browser, or its Custom Tabs on Android.")
                    .source(Source.rfc(8252, "8.12"), "12")
                    .seenIn(
                            Evidence::logins,
                            login -> login.exchange()
                                    .request()
                                    .headers()
                                    .find("User-Agent")
                                    .filter(agent -> agent.contains("; wv)"))
                                    .isPresent(),
                            "The User-Agent is that of a web view."));

    private RedirectChecks() {}

    private static String where(Login login) {
        return "The redirect_uri is " + login.redirectUri() + ".";
    }

    private static boolean isInsecure(Login login) {
        return login.redirectUri().toLowerCase(Locale.ROOT).startsWith("http:")
                && !Loopback.isHost(host(login.redirectUri()));
    }

    private static Optional<Integer> port(String redirectUri) {
        return uri(redirectUri)
                .filter(uri -> Loopback.isHost(host(redirectUri)))
                .map(URI::getPort)
                .filter(port -> port > 0);
    }

    private static String host(String redirectUri) {
        return uri(redirectUri)
                .flatMap(uri -> Optional.ofNullable(uri.getHost()))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
