package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The keys of everybody who signs with the same ones: the key in use, the next, and those out of use that are still
 * published, the latest first. The next is made when one is first used: a server that signs nothing is spared the half
 * second of CPU that it costs a JVM just started. Not for several threads at once.
 */
final class KeyRing {

    /** How many keys that are out of use are still published. */
    private static final int RETIRED = 3;

    private CompletableFuture<RSAKey> current;
    private Supplier<CompletableFuture<RSAKey>> next;
    private final List<RSAKey> retired = new ArrayList<>();

    KeyRing(CompletableFuture<RSAKey> current, Supplier<CompletableFuture<RSAKey>> next) {
        this.current = current;
        this.next = next;
    }

    /** A ring of its own that begins with the keys of this one. */
    KeyRing copy() {
        var copy = new KeyRing(current, next);
        copy.retired.addAll(retired);
        return copy;
    }

    /** Takes the next key into use; the one in use until now stays published. */
    void rotate() {
        retire();
        current = next.get();
        var made = CompletableFuture.supplyAsync(RsaKeys::generate);
        next = () -> made;
    }

    /** Takes a key into use that nobody could have fetched before. */
    void surprise(RSAKey key) {
        retire();
        current = CompletableFuture.completedFuture(key);
    }

    private void retire() {
        retired.add(0, current.join());
        if (retired.size() > RETIRED) {
            retired.remove(RETIRED);
        }
    }

    RSAKey inUse() {
        var unused = next.get(); // being made from now on
        return current.join();
    }

    /** The key in use, the next, and those out of use. */
    List<RSAKey> published() {
        var keys = new ArrayList<>(List.of(current.join(), next.get().join()));
        keys.addAll(retired);
        return keys;
    }
}
