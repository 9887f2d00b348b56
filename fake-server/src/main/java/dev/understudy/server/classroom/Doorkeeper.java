package dev.understudy.server.classroom;

import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Knows learners by their keys. Whoever sends too many wrong ones from one address is not listened to for a while. */
final class Doorkeeper {

    /** The header by which a learner's runner says whose requests it passes on. */
    static final String KEY_HEADER = "X-Understudy-Key";

    /** How many wrong keys an address may send within {@link #WHILE}. */
    static final int WRONG = 10;

    /** How long wrong keys are remembered. */
    static final Duration WHILE = Duration.ofMinutes(1);

    private static final int ADDRESSES = 1_000;

    private final Map<String, Learner> learners;
    private final Supplier<Instant> now;
    private final Map<String, Tries> tries = new LinkedHashMap<>(); // The oldest first, so that the map stays small.

    private record Tries(Instant since, int wrong) {}

    Doorkeeper(List<Learner> learners, Supplier<Instant> now) {
        this.learners = learners.stream()
                .collect(Collectors.toMap(learner -> Hashes.sha256(learner.key()), learner -> learner));
        this.now = now;
    }

    /** The learner whose key a request carries: as a program's header, or as the cookie of a browser. */
    Optional<Learner> find(Request request) {
        return shown(request).flatMap(key -> learner(key, request.from()));
    }

    /**
     * The learner whose key a request carries.
     *
     * @throws dev.understudy.server.wire.OAuthException 403 without a good key, 429 after too many wrong ones
     */
    Learner require(Request request) {
        return find(request)
                .orElseThrow(() -> OAuthError.ACCESS_DENIED.because(
                        "This needs the key of a learner of this class, as it stands on the learner's card."));
    }

    /**
     * The learner of this key; nothing if nobody has it.
     *
     * @throws dev.understudy.server.wire.OAuthException 429 after too many wrong ones from the same address
     */
    Optional<Learner> learner(String key, String from) {
        if (isTired(from)) {
            throw OAuthError.RATE_LIMIT_EXCEEDED.because(
                    "Too many wrong keys came from this address; try again in " + WHILE.toSeconds() + " seconds.");
        }
        var found = Optional.ofNullable(learners.get(Hashes.sha256(key)));
        if (found.isEmpty()) {
            wrong(from);
        }
        return found;
    }

    /** The cookie by which a browser is known to be a learner's. */
    static String cookieName(Request request) {
        return "understudy_learner_" + request.base().getPort();
    }

    private static Optional<String> shown(Request request) {
        return request.headers()
                .find(KEY_HEADER)
                .or(() -> request.headers().find(ControlGuard.TOKEN_HEADER))
                .or(() -> request.cookie(cookieName(request)));
    }

    private synchronized boolean isTired(String from) {
        var known = tries.get(from);
        return known != null && known.wrong() >= WRONG && isRecent(known);
    }

    private synchronized void wrong(String from) {
        tries.merge(
                from,
                new Tries(now.get(), 1),
                (old, first) -> isRecent(old) ? new Tries(old.since(), old.wrong() + 1) : first);
        Iterator<String> oldest = tries.keySet().iterator();
        while (tries.size() > ADDRESSES) {
            oldest.next();
            oldest.remove();
        }
    }

    private boolean isRecent(Tries known) {
        return now.get().isBefore(known.since().plus(WHILE));
    }
}
