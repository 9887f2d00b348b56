package dev.understudy.server;

import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows a scenario file: what it says anew takes effect in the running fake, what it no longer says goes, and the rest
 * stays, codes, tokens and grants too. A file that is not understood changes nothing.
 */
public final class ScenarioWatch implements AutoCloseable {

    private static final long MILLIS = 300;

    private final FakeGoogle google;
    private final Path file;
    private final Consumer<Scenario> changed;
    private final Consumer<String> teller;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "scenario watch");
        thread.setDaemon(true);
        return thread;
    });
    private Scenario inForce;
    private String seen;

    private ScenarioWatch(FakeGoogle google, Path file, Consumer<Scenario> changed, Consumer<String> teller) {
        this.google = google;
        this.file = file;
        this.changed = changed;
        this.teller = teller;
        this.inForce = google.scenario();
        this.seen = text();
    }

    /**
     * Follows the file from which a fake was started.
     *
     * @param teller is told in one sentence what came of each change
     */
    public static ScenarioWatch start(FakeGoogle google, Path file, Consumer<String> teller) {
        return start(google, file, world -> {}, teller);
    }

    /**
     * Follows the file from which a fake was started.
     *
     * @param changed is given each world that came into force; a {@link CredentialProblem} of its is told
     * @param teller is told in one sentence what came of each change
     */
    static ScenarioWatch start(FakeGoogle google, Path file, Consumer<Scenario> changed, Consumer<String> teller) {
        var watch = new ScenarioWatch(google, file, changed, teller);
        var unused = watch.clock.scheduleWithFixedDelay(watch::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Stops following. */
    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        String now = text();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            var next = Scenarios.read(file);
            World.change(google.records(), inForce, next);
            inForce = next;
            changed.accept(next);
            teller.accept("The scenario " + file.getFileName() + " was read again and is in force.");
        } catch (CredentialProblem e) {
            teller.accept("The scenario " + file.getFileName() + " is in force, but not in the credential files: "
                    + e.getMessage());
        } catch (ScenarioProblem e) {
            teller.accept(e.getMessage() + " The scenario from before stays in force.");
        }
    }

    /** The text, or nothing while it cannot be read: an editor may be about to replace the file. */
    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
