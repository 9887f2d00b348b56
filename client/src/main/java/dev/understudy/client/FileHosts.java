package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import java.net.URI;

/** Judges the hosts that a credentials file names: whoever wrote the file must not choose where secrets go (T43). */
final class FileHosts {

    private FileHosts() {}

    static void requireTrusted(URI uri, Surroundings here) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (Destinations.isLoopback(uri)
                || Destinations.isGoogle(uri)
                || here.trustedHosts().contains(host)) {
            return;
        }
        throw new UnsafeDestination(
                "The credentials file wants its secrets sent to " + Printable.text(host)
                        + ", which is neither Google nor this machine.",
                "if this host is really yours, say so: surroundings.withTrustedHost(\"" + Printable.text(host)
                        + "\").");
    }
}
