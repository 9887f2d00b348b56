package dev.understudy.junit;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.Renaming;
import dev.understudy.server.store.Store;
import dev.understudy.server.store.WorldCopy;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A server of one class, put back to its beginning before every test. */
final class OwnServer implements CloseableResource, AutoCloseable {

    private final FakeGoogle google;
    private final Store.Snapshot beginning;

    OwnServer(Scenario scenario) {
        google = FakeGoogle.start(scenario);
        beginning = google.snapshot();
    }

    TestGoogle stage() {
        google.restore(beginning);
        google.lab().reset("");
        google.scenario().projects().stream().map(Project::id).forEach(google.lab()::reset);
        return new TestGoogle(google, new WorldCopy(google.scenario(), new Renaming(Map.of())));
    }

    @Override
    public void close() {
        google.close();
    }
}
