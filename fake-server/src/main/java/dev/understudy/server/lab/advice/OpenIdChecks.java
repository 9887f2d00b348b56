package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Source;
import dev.understudy.server.model.Scopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Does the app know who the user is? */
final class OpenIdChecks {

    /** The lab's faults that make an id_token one that must be refused. */
    private static final Set<String> BAD_ID_TOKENS =
            Set.of("wrong-nonce", "wrong-issuer", "wrong-audience", "wrongly-signed-id-token", "expired-id-token");

    private static final int OFTEN = 3;
    private static final int VERY_OFTEN = 5;
    private static final Duration SHORT = Duration.ofMinutes(1);

    static final List<Check> ALL = List.of(
            Check.note("no-nonce", "A sign-in without a nonce")
                    .because("The nonce comes back inside the id_token and binds it to this sign-in; without it an"
                            + " id_token of another one can be slipped in.")
                    .instead("Send a fresh random nonce with every request for openid, and compare it with the"
                            + " id_token's.")
                    .source(Source.openId("15.5.2"), "28")
                    .seenIn(
                            Evidence::logins,
                            login -> Scopes.split(login.value("scope")).contains(Scopes.OPENID) && !login.has("nonce"),
                            "A request for openid has no nonce."),
            Check.error("bad-id-token-accepted", "An id_token that must be refused was taken")
                    .because("The lab spoilt the id_token on purpose, and the app went on with the tokens that came"
                            + " with it: it does not verify who has signed in.")
                    .instead("Verify signature, iss, aud, exp and nonce of every id_token, with a library, and end the"
                            + " sign-in if one is wrong.")
                    .source(Source.openId("3.1.3.7"), "28")
                    .seen(OpenIdChecks::badAccepted),
            Check.warning("tokeninfo-for-validation", "tokeninfo is asked at every turn")
                    .because("tokeninfo is there for debugging: it costs a request each time, may be limited, and fails"
                            + " when the network does.")
                    .instead("Verify an id_token with Google's public keys, on your own machine; keep what you learnt"
                            + " of an access token until it expires.")
                    .source(Sources.GOOGLE_OPENID, "28")
                    .seen(evidence -> often(evidence.of("tokeninfo").toList(), OFTEN)
                            .map(asked -> Sighting.of("", "tokeninfo was asked again and again.", asked))),
            Check.note("needless-userinfo", "userinfo is asked for what the id_token says")
                    .because("The id_token that came with the access token has the user's sub, and address and name if"
                            + " they were asked for: the request to userinfo costs time and may fail.")
                    .instead("Read the claims of the id_token once it is verified.")
                    .source(Sources.GOOGLE_OPENID, "28")
                    .seen(OpenIdChecks::needlessUserinfo),
            Check.warning("keys-not-cached", "Google's public keys are fetched for every token")
                    .because("The keys change rarely, and their answer says in Cache-Control how long they hold.")
                    .instead("Keep them that long; fetch anew only for a kid that is not among them.")
                    .source(Sources.GOOGLE_OPENID, "28")
                    .seen(evidence -> burst(evidence.of("certs").toList())
                            .map(asked -> Sighting.of(
                                    "", "The public keys were fetched again and again within a minute.", asked))),
            Check.warning("discovery-not-cached", "The discovery document is fetched for every sign-in")
                    .because("The document changes hardly ever, and its answer says in Cache-Control how long it"
                            + " holds.")
                    .instead("Fetch it once when the app starts.")
                    .source(Sources.GOOGLE_OPENID, "28")
                    .seen(evidence -> burst(evidence.of("discovery").toList())
                            .map(asked -> Sighting.of(
                                    "",
                                    "The discovery document was fetched again and again within a minute.",
                                    asked))));

    private OpenIdChecks() {}

    /** Whoever asked for openid wants to know who it is; going on is using the access token that came with it. */
    private static Stream<Sighting> badAccepted(Evidence evidence) {
        return evidence.tokenCalls("authorization_code")
                .filter(OpenIdChecks::isSpoilt)
                .flatMap(giver -> evidence
                        .callsAfter(giver)
                        .filter(call -> !call.endpoint().equals("tokeninfo"))
                        .findFirst()
                        .map(call -> Sighting.of(
                                "After an id_token with the fault "
                                        + giver.exchange().fact("fault").orElse("") + " the app went on.",
                                giver,
                                call))
                        .stream());
    }

    private static boolean isSpoilt(TokenCall giver) {
        return giver.exchange().fact("fault").filter(BAD_ID_TOKENS::contains).isPresent()
                && giver.given("id_token").isPresent();
    }

    private static Stream<Sighting> needlessUserinfo(Evidence evidence) {
        return evidence.calls()
                .filter(call -> call.endpoint().equals("userinfo"))
                .filter(call -> call.exchange().reply().status() == 200)
                .flatMap(call -> evidence
                        .giver(call.token())
                        .filter(giver -> giver.given("id_token").isPresent())
                        .map(giver -> Sighting.of(
                                "userinfo was asked with an access token that had come with an id_token.", giver, call))
                        .stream());
    }

    private static Stream<List<Exchange>> often(List<Exchange> asked, int times) {
        return asked.size() >= times ? Stream.of(asked) : Stream.empty();
    }

    /** So many within a minute are not several starts of a program. */
    private static Stream<List<Exchange>> burst(List<Exchange> asked) {
        var answered = asked.stream()
                .filter(exchange -> exchange.reply().status() == 200)
                .toList();
        var burst = new ArrayList<Exchange>();
        for (Exchange exchange : answered) {
            if (!burst.isEmpty() && Moment.between(burst.get(0), exchange).compareTo(SHORT) > 0) {
                burst.clear();
            }
            burst.add(exchange);
            if (burst.size() >= VERY_OFTEN) {
                return Optional.of(List.copyOf(burst)).stream();
            }
        }
        return Stream.empty();
    }
}
