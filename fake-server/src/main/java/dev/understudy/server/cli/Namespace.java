package dev.understudy.server.cli;

import dev.understudy.server.PrivateHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a Linux machine in which Google's hosts have the address of this machine: a user namespace with network and
 * mounts of its own (user_namespaces(7)), which needs no root. In it is no way out, and the ports 443 and 80 are free. So
 * the fake runs in there too, beside the program.
 */
final class Namespace {

    private static final List<String> ENTER = List.of("unshare", "--user", "--map-root-user", "--net", "--mount");

    /** Arguments: the file of hosts, and the command. */
    private static final String SETTLE = "set -e; PATH=$PATH:/usr/sbin:/sbin; ip link set lo up; ip address add "
            + PrivateHosts.METADATA_ADDRESS
            + "/32 dev lo; mount --bind \"$1\" /etc/hosts; shift; exec \"$@\"";

    /** Arguments: the certificate to trust, the user's and the group's number outside, and the command. */
    private static final String LEAVE_ROOT = "for all in /etc/ssl/certs/ca-certificates.crt"
            + " /etc/pki/tls/certs/ca-bundle.crt; do [ ! -f $all ] || mount --bind \"$1\" $all || exit; done;"
            + " user=$2 group=$3; shift 3; [ $user != 0 ] || exec \"$@\";"
            + " exec unshare --user --map-user=$user --map-group=$group -- \"$@\"";

    private Namespace() {}

    /**
     * Finds out whether there can be one here.
     *
     * @throws Unavailable with what to do, if not
     */
    static void require() {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new Unavailable("--namespace needs Linux. Elsewhere leave it out: most programs heed a proxy.");
        }
        requireSuccess(
                ENTER,
                "true",
                "--namespace needs a user namespace, and this system lets nobody make one (%s). An"
                        + " administrator may allow it: sysctl kernel.unprivileged_userns_clone=1, with AppArmor"
                        + " kernel.apparmor_restrict_unprivileged_userns=0; in a container, its engine must.");
        requireSuccess(
                List.of(),
                "PATH=$PATH:/usr/sbin:/sbin ip -V",
                "--namespace needs the program ip (%s). Install it (Debian: apt-get install iproute2).");
    }

    /**
     * The command that runs another in a new namespace.
     *
     * @param directory where it may leave its file of hosts, for as long as the command runs
     */
    static List<String> enter(Path directory, List<String> command) throws IOException {
        Path hosts = Files.writeString(directory.resolve("hosts"), PrivateHosts.file());
        return joined(ENTER, List.of("--", "sh", "-c", SETTLE, "sh", hosts.toString()), command);
    }

    /**
     * Inside: the command that runs a program with the system's own list of certificates replaced too, as the user that
     * one was outside, for whom files and privileges are as they were.
     *
     * @param user number of the user and of the group, with a colon between
     */
    static List<String> settle(Path certificate, String user, List<String> program) {
        var numbers = List.of(user.split(":", 2));
        return joined(List.of("sh", "-c", LEAVE_ROOT, "sh", certificate.toString()), numbers, program);
    }

    /** The numbers of this process's user and group, with a colon between. */
    static String user() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.getAttribute(self, "unix:uid") + ":" + Files.getAttribute(self, "unix:gid");
    }

    private static void requireSuccess(List<String> before, String script, String problem) {
        try {
            var process = new ProcessBuilder(joined(before, List.of("sh", "-c", script)))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.onExit().join().exitValue() != 0) {
                throw new Unavailable(String.format(problem, said));
            }
        } catch (IOException e) {
            throw new Unavailable(String.format(problem, "the program unshare of util-linux is missing"));
        }
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        var all = new ArrayList<String>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    /** There can be no namespace here. */
    static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unavailable(String sentence) {
            super(sentence);
        }
    }
}
