package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one project's apps were seen to do, in order: the exchanges, and what they were parts of. */
final class Evidence {

    private static final Pattern PART = Pattern.compile("[?&]part=([^&#]+)");

    private final List<Exchange> exchanges;
    private final List<Login> logins;
    private final List<TokenCall> tokenCalls;
    private final Map<String, TokenCall> givers = new HashMap<>();
    private final Map<String, TokenCall> redemptions = new HashMap<>();
    private final Map<String, Login> loginsByCode = new HashMap<>();
    private final List<Call> calls;

    Evidence(List<Exchange> exchanges, Records records) {
        this.exchanges = List.copyOf(exchanges);
        this.logins = findLogins(records);
        this.tokenCalls = of("token").map(TokenCall::of).toList();
        for (TokenCall call : tokenCalls) {
            call.given("access_token").ifPresent(token -> givers.put(token, call));
            call.exchange()
                    .fact("code")
                    .filter(code -> call.isGranted())
                    .ifPresent(code -> redemptions.put(code, call));
        }
        logins.forEach(login -> login.code().ifPresent(code -> loginsByCode.put(code, login)));
        this.calls = this.exchanges.stream()
                .flatMap(exchange -> token(exchange.request())
                        .map(token -> new Call(
                                exchange, giver(token).map(Seen::client).orElse(""), token))
                        .stream())
                .toList();
    }

    /** Every exchange. */
    Stream<Exchange> exchanges() {
        return exchanges.stream();
    }

    /** The exchanges with an endpoint. */
    Stream<Exchange> of(String endpoint) {
        return exchanges().filter(exchange -> exchange.endpoint().equals(endpoint));
    }

    /** The authorization requests. */
    Stream<Login> logins() {
        return logins.stream();
    }

    /** The requests to the token endpoint. */
    Stream<TokenCall> tokenCalls() {
        return tokenCalls.stream();
    }

    /** The requests to the token endpoint for this grant. */
    Stream<TokenCall> tokenCalls(String grantType) {
        return tokenCalls().filter(call -> call.isOf(grantType));
    }

    /** The authorization requests, and those to the token endpoint. */
    Stream<Message> messages() {
        return Stream.concat(logins(), tokenCalls());
    }

    /** The requests with an access token. */
    Stream<Call> calls() {
        return calls.stream();
    }

    /** The requests with the access token that was given there. */
    Stream<Call> callsAfter(TokenCall giver) {
        return calls().filter(call -> giver.gave(call.token()));
    }

    /** What gave this access token. */
    Optional<TokenCall> giver(String token) {
        return Optional.ofNullable(givers.get(token));
    }

    /** The successful exchange of the code that this authorization request led to. */
    Optional<TokenCall> redemption(Login login) {
        return login.code().map(redemptions::get);
    }

    /** The authorization request that led to this code, given by its hash. */
    Optional<Login> loginOf(Optional<String> code) {
        return code.map(loginsByCode::get);
    }

    /** The lists of those that have the same key, in the order of their first; who has none is in no list. */
    static <T> Stream<List<T>> groups(Stream<T> all, Function<T, Optional<String>> key) {
        var groups = new LinkedHashMap<String, List<T>>();
        all.forEach(one -> key.apply(one)
                .ifPresent(name ->
                        groups.computeIfAbsent(name, first -> new ArrayList<>()).add(one)));
        return groups.values().stream();
    }

    /** An access token in the places where RFC 6750 has it. */
    private static Optional<String> token(Request request) {
        return request.bearerToken()
                .or(() -> request.query().find("access_token"))
                .or(() -> request.query().find("oauth_token"));
    }

    private List<Login> findLogins(Records records) {
        var answers = new HashMap<String, Exchange>();
        exchanges()
                .filter(exchange -> exchange.endpoint().startsWith("authorize."))
                .filter(Evidence::endsLogin)
                .forEach(exchange ->
                        params(exchange.request()).find("part").ifPresent(part -> answers.put(part, exchange)));
        return of("authorize")
                .map(exchange -> login(exchange, answer(exchange, answers), records))
                .toList();
    }

    private static Login login(Exchange asked, Optional<Exchange> answer, Records records) {
        var params = params(asked.request());
        var client = params.find("client_id").flatMap(records.clients()::find);
        return new Login(asked, params, answer, client.map(OAuthClient::type));
    }

    /** Only what ends a login tells the client and says who granted, or that nobody did. */
    private static boolean endsLogin(Exchange exchange) {
        return exchange.fact("client").isPresent();
    }

    private static Optional<Exchange> answer(Exchange asked, Map<String, Exchange> answers) {
        if (asked.fact("grant").isPresent() || Login.denies(asked)) {
            return Optional.of(asked);
        }
        return asked.reply()
                .headers()
                .find("Location")
                .map(PART::matcher)
                .filter(Matcher::find)
                .map(found -> answers.get(found.group(1)));
    }

    private static Params params(Request request) {
        return request.form().or(request.query());
    }
}
