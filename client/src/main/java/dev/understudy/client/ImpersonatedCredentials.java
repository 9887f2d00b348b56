package dev.understudy.client;

import dev.understudy.client.internal.Form;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials of a service account for which others may ask tokens: the IAM Service Account Credentials API gives them
 * to whoever has the role of a token creator. No key is kept anywhere.
 */
public final class ImpersonatedCredentials extends RenewingCredentials {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Credentials source;
    private final String principal;
    private final Set<String> scopes;
    private final List<String> delegates;
    private final Duration lifetime;

    private ImpersonatedCredentials(
            Credentials source, String principal, Set<String> scopes, List<String> delegates, Duration lifetime) {
        super(source.surroundings());
        this.source = source;
        this.principal = principal;
        this.scopes = Scopes.checked(scopes);
        this.delegates = List.copyOf(delegates);
        this.lifetime = lifetime;
    }

    /** The service account of this address, as whom the source may act. */
    public static ImpersonatedCredentials of(Credentials source, String principal, Set<String> scopes) {
        return new ImpersonatedCredentials(source, principal, scopes, List.of(), HOUR);
    }

    /** A copy that goes through these service accounts, each of which may act as the next. */
    public ImpersonatedCredentials withDelegates(List<String> accounts) {
        return new ImpersonatedCredentials(source, principal, scopes, accounts, lifetime);
    }

    /**
     * A copy whose tokens live this long.
     *
     * @throws IllegalArgumentException if that is not more than 0 and at most twelve hours
     */
    public ImpersonatedCredentials withLifetime(Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(HOUR.multipliedBy(12)) > 0) {
            throw new IllegalArgumentException("a token lives at most twelve hours, not " + time);
        }
        return new ImpersonatedCredentials(source, principal, scopes, delegates, time);
    }

    /** An id_token that says to this audience who the service account is. */
    public String fetchIdToken(String audience) {
        return member(call("generateIdToken", Map.of("audience", audience, "includeEmail", true)), "token");
    }

    /** The address and the scopes; no secret. */
    @Override
    public String toString() {
        return "ImpersonatedCredentials[" + principal + ", scopes=" + new TreeSet<>(scopes) + "]";
    }

    @Override
    AccessToken request() {
        Json answer = call(
                "generateAccessToken", Map.of("scope", new TreeSet<>(scopes), "lifetime", lifetime.toSeconds() + "s"));
        return new AccessToken(member(answer, "accessToken"), Optional.of(time(member(answer, "expireTime"))));
    }

    private static String member(Json answer, String name) {
        return answer.find(name)
                .map(Json::text)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new UnusableAnswer("it holds no \"" + name + "\""));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnusableAnswer("its expireTime is no time");
        }
    }

    private Json call(String verb, Map<String, Object> body) {
        var all = new LinkedHashMap<>(body);
        if (!delegates.isEmpty()) {
            all.put(
                    "delegates",
                    delegates.stream().map(ImpersonatedCredentials::name).toList());
        }
        URI uri =
                URI.create(source.surroundings().endpoints().iam() + "v1/" + name(Form.encode(principal)) + ":" + verb);
        return ApiCalls.post(source.authorize(), uri, all);
    }

    private static String name(String account) {
        return "projects/-/serviceAccounts/" + account;
    }
}
