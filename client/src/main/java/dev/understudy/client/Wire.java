package dev.understudy.client;

import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Unreachable;
import dev.understudy.client.internal.UnsafeAddress;
import java.util.function.Function;

/** Sends calls and makes this package's exceptions of the transport's. */
final class Wire {

    private Wire() {}

    /** Sends once, whatever comes back. */
    static <T> T once(Surroundings here, Call call, Function<Answer, T> understand) {
        return translated(() -> understand.apply(here.transport().send(call)));
    }

    /** Sends again after a passing trouble: only for what does the same twice as once. */
    static <T> T patiently(Surroundings here, Call call, Function<Answer, T> understand) {
        return translated(() -> understand.apply(here.patience().send(call)));
    }

    private static <T> T translated(Sending<T> sending) {
        try {
            return sending.send();
        } catch (UnsafeAddress e) {
            throw UnsafeDestination.of(e);
        } catch (Unreachable e) {
            throw new ConnectionFailure(e);
        }
    }

    private interface Sending<T> {
        T send() throws UnsafeAddress, Unreachable;
    }
}
