package dev.understudy.client;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one access token and renews it in time. However many threads find it old, one asks for a new one and all get
 * what it got, an error too (C18).
 */
final class TokenSource {

    private final InstantSource clock;
    private final Function<Optional<AccessToken>, AccessToken> renewal;
    private @Nullable AccessToken current;
    private @Nullable CompletableFuture<AccessToken> underway;

    /** Renews by this function, which is told the token that is no longer wanted. */
    TokenSource(
            InstantSource clock, Optional<AccessToken> first, Function<Optional<AccessToken>, AccessToken> renewal) {
        this.clock = clock;
        this.renewal = renewal;
        this.current = first.orElse(null);
    }

    /** A token that is good for a while. */
    AccessToken fresh() {
        AccessToken token = find().orElse(null);
        return token != null && token.isFresh(clock.instant()) ? token : renew(Optional.ofNullable(token));
    }

    /** Another token than this one, which a server refused. */
    AccessToken insteadOf(AccessToken refused) {
        return renew(Optional.of(refused));
    }

    /** The token at hand, good or not. */
    synchronized Optional<AccessToken> find() {
        return Optional.ofNullable(current);
    }

    private AccessToken renew(Optional<AccessToken> unwanted) {
        var mine = new CompletableFuture<AccessToken>();
        CompletableFuture<AccessToken> flight;
        synchronized (this) {
            if (current != null && !unwanted.map(AccessToken::value).equals(Optional.of(current.value()))) {
                return current;
            }
            flight = underway == null ? mine : underway;
            underway = flight;
        }
        if (flight == mine) {
            fly(mine, unwanted);
        }
        return join(flight);
    }

    private void fly(CompletableFuture<AccessToken> flight, Optional<AccessToken> unwanted) {
        try {
            AccessToken token = renewal.apply(unwanted);
            synchronized (this) {
                current = token;
                underway = null;
            }
            flight.complete(token);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                underway = null;
            }
            flight.completeExceptionally(e);
        }
    }

    private static AccessToken join(CompletableFuture<AccessToken> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
