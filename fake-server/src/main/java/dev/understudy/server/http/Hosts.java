package dev.understudy.server.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be asked. Any other {@code Host} is refused, so that a web page elsewhere
 * cannot reach the server by pointing its own name at loopback (DNS rebinding).
 */
record Hosts(Set<String> names) {

    static final Hosts NONE = new Hosts(Set.of());

    /** The loopback names at this port and, bound to another address on request, that address. */
    static Hosts of(String address, int port) {
        String bound = address.contains(":") ? "[" + address + "]" : address;
        return new Hosts(java.util.stream.Stream.of("127.0.0.1", "localhost", "[::1]", bound)
                .map(name -> name + ":" + port)
                .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }

    boolean accepts(@Nullable String host) {
        return host != null && names.contains(host.toLowerCase(Locale.ROOT));
    }
}
