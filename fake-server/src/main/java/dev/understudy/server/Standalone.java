package dev.understudy.server;

import dev.understudy.server.http.PortInUse;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
