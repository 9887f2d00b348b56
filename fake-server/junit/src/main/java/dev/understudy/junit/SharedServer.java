package dev.understudy.junit;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.WorldCopy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** One server for all tests of a run, each of which has a copy of its world there. */
final class SharedServer implements CloseableResource, AutoCloseable {

    private final FakeGoogle google = FakeGoogle.start(Scenario.EMPTY);
    private final AtomicInteger copies = new AtomicInteger();

    /** The world of one test, which is on the server from now on. */
    TestGoogle stage(Scenario scenario) {
        var copy = WorldCopy.of(scenario, copies.incrementAndGet());
        google.records().add(copy.scenario());
        return new TestGoogle(google, copy);
    }

    @Override
    public void close() {
        google.close();
    }
}
