package dev.understudy.server;

import dev.understudy.server.classroom.ClassServer;
import dev.understudy.server.classroom.RosterProblem;
import dev.understudy.server.http.PortInUse;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A fake as the command line starts it: with the world of a file and credential files on disk.
 *
 * @param google the fake
 * @param credentials the files that were written
 */
public record Standalone(FakeGoogle google, List<Path> credentials) implements AutoCloseable {

    public Standalone {
        credentials = List.copyOf(credentials);
    }

    /**
     * Starts a fake and writes its credential files.
     *
     * @param scenario the scenario file; absent: the demo world
     * @throws CannotStart with one sentence if the port, the address, the scenario or the directory cannot be used
     */
    public static Standalone start(Settings settings, Optional<Path> scenario, Path credentials) {
        requireAddress(settings.address());
        settings.hosts().forEach(Standalone::requireName);
        try {
            Scenario world = scenario.map(Scenarios::read).orElseGet(Scenarios::demo);
            // Before the start, so that nothing listens if the directory is of no use; made only once something does.
            CredentialDirectory.check(credentials);
            var google = FakeGoogle.start(world, settings);
            try {
                return new Standalone(google, CredentialFiles.write(google, credentials));
            } catch (CredentialProblem e) {
                google.close();
                throw e;
            }
        } catch (ScenarioProblem | CredentialProblem | PortInUse e) {
            throw new CannotStart(e);
        }
    }

    /**
     * As {@link #start}, for a class: each learner has a copy of the world.
     *
     * @throws CannotStart as there, or with one sentence if the roster or a file beside it cannot be used
     */
    public static Standalone start(Settings settings, Optional<Path> scenario, Path credentials, ClassPlan plan) {
        requireAddress(settings.address());
        try {
            var reached = settings.hosts().isEmpty() ? settings.withHosts(Lan.names(settings.address())) : settings;
            var running = start(plan.applyTo(reached), scenario, credentials);
            running.google.company().room().ifPresent(room -> room.writeCards(running.google.url()));
            return running;
        } catch (RosterProblem e) {
            throw new CannotStart(e);
        }
    }

    /** Where the instructor of its class sees who is where; nothing if it is for no class. */
    public Optional<URI> dashboard() {
        return google.company().room().map(room -> ClassServer.dashboard(google.listensAt(), google.labToken()));
    }

    /** The cards of its learners, as a file to print; nothing if it is for no class. */
    public Optional<Path> cards() {
        return google.company().room().map(ClassServer::cards);
    }

    /** How many learners its class has; 0 if it is for no class. */
    public int learners() {
        return google.company().room().map(ClassServer::size).orElse(0);
    }

    /**
     * Follows a scenario file until this is closed or the process ends: the world changes with it, and the credential
     * files with the world. Files of clients that are gone go too; tokens that were given out stay good.
     *
     * @param teller is told in one sentence what came of each change
     */
    public ScenarioWatch follow(Path file, Consumer<String> teller) {
        Path directory = Objects.requireNonNull(credentials.get(0).getParent());
        var written = new HashSet<>(credentials);
        return ScenarioWatch.start(google, file, world -> rewrite(world, directory, written), teller);
    }

    private void rewrite(Scenario world, Path directory, Set<Path> written) {
        var now = CredentialFiles.write(google, world, directory);
        for (Path file : written) {
            if (!now.contains(file)) {
                CredentialDirectory.delete(file);
            }
        }
        written.clear();
        written.addAll(now);
    }

    /** Whether only programs of this machine can reach this address. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void close() {
        google.close();
    }

    private static void requireName(String host) {
        if (!host.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?")) {
            throw new CannotStart(
                    "\"" + host + "\" is no host name; --host takes one such as fake.lan or fake.lan:80.");
        }
    }

    private static void requireAddress(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            if (!parsed.isAnyLocalAddress() && NetworkInterface.getByInetAddress(parsed) == null) {
                throw new CannotStart("This machine has no address " + address + "; --bind takes one of its own.");
            }
        } catch (UnknownHostException | SocketException e) {
            throw new CannotStart("\"" + address + "\" is no address; --bind takes one such as 127.0.0.1.");
        }
    }
}
