package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Do secrets stay out of URLs, which are logged, shown and passed on? */
final class ExposureChecks {

    private static final Pattern LEAK = Pattern.compile("[?&#](code|access_token|id_token|refresh_token)=[^&#]");

    /** What belongs into the body of a request to the token endpoint. */
    private static final List<String> SECRETS =
            List.of("client_secret", "refresh_token", "code", "code_verifier", "assertion", "device_code");

    private static final Set<String> TOKEN_ENDPOINTS = Set.of("token", "device.code");

    static final List<Check> ALL = List.of(
            Check.warning("implicit-flow", "An access token in the redirect's URL")
                    .because("A token in a URL stays in the browser's history and can be read by every script of the"
                            + " page; nothing ties it to the app that asked.")
                    .instead("Ask for response_type=code with PKCE, or let a server of yours redeem the code.")
                    .source(Source.rfc(9700, "2.1.2"), "07")
                    .seenIn(
                            Evidence::logins,
                            login -> login.asksFor("token"),
                            login -> "The response_type is " + login.value("response_type") + "."),
            Check.error("access-token-in-query", "An access token in the URL of a request")
                    .because("URLs end up in logs, in histories and in the Referer header of the next request; the"
                            + " token is good for an hour, for whoever finds it there.")
                    .instead("Send it as Authorization: Bearer.")
                    .source(Source.rfc(9700, "4.3.2"), "20")
                    .seenIn(
                            Evidence::calls,
                            call -> !call.endpoint().equals("tokeninfo") && isInQuery(call),
                            call -> "A call of " + call.endpoint() + " had the access token in its URL."),
            Check.error("secret-in-query", "A secret in the URL of a request")
                    .because("URLs end up in logs, of proxies too. RFC 6749 forbids client credentials there.")
                    .instead("Send the parameters of the token request as a form in the body of a POST.")
                    .source(Source.rfc(6749, "2.3.1"), "05")
                    .seen(ExposureChecks::secretInQuery),
            Check.error("code-in-referer", "The page with the code in its URL fetches from elsewhere")
                    .because("The browser tells every host from which the page fetches something where it was: with"
                            + " the code or token in the address of the page, they learn it.")
                    .instead("Redirect at once from the page that receives the code to one without it, and send"
                            + " Referrer-Policy: no-referrer.")
                    .source(Source.rfc(9700, "4.2"), "07")
                    .seen(ExposureChecks::referer),
            Check.error("real-secret", "A real secret of Google's was sent here")
                    .because("The fake has no use for it, and it has left the place where it was safe.")
                    .instead("Configure the app with the credential files that the fake writes; consider the secret"
                            + " exposed and make a new one in the API Console.")
                    .source(Sources.GOOGLE_BEST, "02")
                    .seen(evidence -> evidence.exchanges()
                            .filter(exchange -> exchange.fact("real_secret").isPresent())
                            .map(exchange -> sighting(
                                    "A request to " + exchange.request().path()
                                            + " carried what looks like a real secret.",
                                    exchange))));

    private ExposureChecks() {}

    private static boolean isInQuery(Call call) {
        var query = call.exchange().request().query();
        return query.all("access_token").contains(call.token())
                || query.all("oauth_token").contains(call.token());
    }

    private static Stream<Sighting> secretInQuery(Evidence evidence) {
        return evidence.exchanges()
                .filter(exchange -> TOKEN_ENDPOINTS.contains(exchange.endpoint())
                        || exchange.endpoint().equals("authorize"))
                .flatMap(exchange -> SECRETS.stream()
                        .filter(name -> exchange.request().query().find(name).isPresent())
                        .map(name -> sighting(
                                "The URL of a request to " + exchange.request().path() + " had " + name + ".",
                                exchange)));
    }

    private static Stream<Sighting> referer(Evidence evidence) {
        return evidence.exchanges()
                .flatMap(exchange -> leak(exchange)
                        .map(name -> sighting("A request told by its Referer a URL with " + name + ".", exchange))
                        .stream());
    }

    /** The pages of the authorization server know what they sent themselves. */
    private static Optional<String> leak(Exchange exchange) {
        return exchange.request()
                .headers()
                .find("Referer")
                .filter(url -> !url.startsWith(exchange.request().base().toString()))
                .map(LEAK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }

    private static Sighting sighting(String what, Exchange exchange) {
        String client = exchange.request()
                .form()
                .or(exchange.request().query())
                .find("client_id")
                .orElse("");
        return Sighting.of(client, what, List.of(exchange));
    }
}
