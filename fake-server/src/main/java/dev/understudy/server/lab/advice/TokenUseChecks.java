package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of the tokens? */
final class TokenUseChecks {

    /** Google's libraries refresh up to four minutes ahead. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final int OFTEN = 3;
    private static final int PILE = 5;

    static final List<Check> ALL = List.of(
            Check.warning("needless-refresh", "Access tokens are refreshed though they live still")
                    .because("An access token is good for an hour. Each refresh costs time, counts against limits, and"
                            + " fails if Google cannot be reached just then.")
                    .instead("Keep the access token with the time at which it expires, beside the refresh token, and"
                            + " refresh a few minutes before.")
                    .source(Sources.GOOGLE_TOKENS, "16")
                    .seen(TokenUseChecks::needlessRefresh),
            Check.warning("dead-refresh-token-kept", "A refresh token is sent again after invalid_grant")
                    .because("invalid_grant is final: the user has revoked it, it expired, or it was never good."
                            + " Trying again changes nothing.")
                    .instead("Delete the stored token and ask the user for consent again.")
                    .source(Source.rfc(6749, "5.2"), "19")
                    .seenTogether(
                            evidence -> evidence.tokenCalls("refresh_token")
                                    .filter(call -> call.error().equals("invalid_grant")),
                            call -> call.find("refresh_token"),
                            OFTEN,
                            call -> "A refresh token was sent again though it was refused."),
            Check.warning("refresh-tokens-pile-up", "New refresh tokens, and none is ever revoked")
                    .because("Google keeps 100 refresh tokens for an account and client; the next one makes the oldest"
                            + " stop working without a word.")
                    .instead("Use the refresh token that you have, and revoke it when the user logs out for good.")
                    .source(Sources.GOOGLE_TOKENS, "19")
                    .seenTogether(
                            TokenUseChecks::kept,
                            call -> call.exchange().fact("user").map(user -> call.client() + "|" + user),
                            PILE,
                            call -> "Several refresh tokens of "
                                    + call.exchange().fact("user").orElseThrow() + " live at the same time."),
            Check.warning("refused-token-resent", "The same access token again after 401")
                    .because("A token that was refused with 401 stays refused.")
                    .instead("On 401 refresh once and repeat the call with the new token; if that is refused as well,"
                            + " ask the user.")
                    .source(Source.rfc(6750, "3.1"), "06")
                    .seen(TokenUseChecks::refusedResent),
            Check.error("wrong-token-at-api", "A token of the wrong kind at an API")
                    .because("Only access tokens open APIs. An id_token tells the app who the user is; a refresh token"
                            + " is for the token endpoint alone, and has now been shown to an API.")
                    .instead("Send access_token from the answer of the token endpoint.")
                    .source(Source.rfc(6750, "2.1"), "06")
                    .seen(TokenUseChecks::wrongToken));

    private TokenUseChecks() {}

    private static Stream<Sighting> needlessRefresh(Evidence evidence) {
        var found = new ArrayList<Sighting>();
        Evidence.groups(evidence.tokenCalls().filter(TokenCall::isGranted), TokenUseChecks::refreshToken)
                .forEach(calls -> {
                    var needless = needless(calls, evidence);
                    if (needless.size() >= OFTEN) {
                        found.add(Sighting.of(
                                "An access token was refreshed again and again while the one before was good.",
                                needless));
                    }
                });
        return found.stream();
    }

    /** The refresh token that was used or given. */
    private static Optional<String> refreshToken(TokenCall call) {
        return call.find("refresh_token").or(() -> call.given("refresh_token"));
    }

    /** Those that came while the token before was fresh, not refused, and for the same scopes. */
    static List<TokenCall> needless(List<TokenCall> calls, Evidence evidence) {
        var needless = new ArrayList<TokenCall>();
        var before = new HashMap<String, TokenCall>();
        for (TokenCall call : calls) {
            String kind = call.value("scope")
                    + call.claim("scope").orElse("")
                    + call.claim("sub").orElse("");
            Optional.ofNullable(before.put(kind, call))
                    .filter(last -> isFresh(last, call) && !wasRefused(last, evidence))
                    .ifPresent(last -> needless.add(call));
        }
        return needless;
    }

    private static boolean isFresh(TokenCall last, TokenCall next) {
        var age = Moment.between(last.exchange(), next.exchange());
        return age.plus(FRESH).compareTo(last.lifetime()) < 0;
    }

    private static boolean wasRefused(TokenCall giver, Evidence evidence) {
        return giver.isDisturbed() || evidence.callsAfter(giver).anyMatch(Call::isRefused);
    }

    /** What gave a refresh token, in an app that was not seen to revoke any. */
    private static Stream<TokenCall> kept(Evidence evidence) {
        return evidence.of("revoke").findAny().isPresent()
                ? Stream.empty()
                : evidence.tokenCalls("authorization_code")
                        .filter(call -> call.given("refresh_token").isPresent());
    }

    /** Calls that are on their way together may all be refused; whoever has the answer knows. */
    private static Stream<Sighting> refusedResent(Evidence evidence) {
        return Evidence.groups(evidence.calls().filter(Call::isRefused), call -> Optional.of(call.token()))
                .map(TokenUseChecks::inTurn)
                .filter(calls -> calls.size() >= OFTEN)
                .map(calls -> Sighting.of("An access token was sent on after 401.", calls));
    }

    private static List<Call> inTurn(List<Call> calls) {
        var inTurn = new ArrayList<Call>();
        for (Call call : calls) {
            if (inTurn.isEmpty() || Moment.isAfter(inTurn.get(inTurn.size() - 1).exchange(), call.exchange())) {
                inTurn.add(call);
            }
        }
        return inTurn;
    }

    private static Stream<Sighting> wrongToken(Evidence evidence) {
        var idTokens = given(evidence, "id_token");
        var refreshTokens = new HashSet<>(given(evidence, "refresh_token"));
        evidence.tokenCalls("refresh_token")
                .flatMap(call -> call.find("refresh_token").stream())
                .forEach(refreshTokens::add);
        return evidence.calls()
                .filter(Call::isRefused)
                .flatMap(call -> kind(call.token(), idTokens, refreshTokens).stream()
                        .map(kind -> Sighting.of(call.endpoint() + " was called with " + kind + ".", call)));
    }

    private static Set<String> given(Evidence evidence, String member) {
        return evidence.tokenCalls()
                .flatMap(call -> call.given(member).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> kind(String token, Set<String> idTokens, Set<String> refreshTokens) {
        if (idTokens.contains(token)) {
            return Optional.of("an id_token");
        }
        return refreshTokens.contains(token) ? Optional.of("a refresh token") : Optional.empty();
    }
}
