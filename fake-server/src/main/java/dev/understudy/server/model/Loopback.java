package dev.understudy.server.model;

import java.util.List;

/** This machine, as it calls itself (RFC 8252 section 7.3). */
public final class Loopback {

    /** Its hosts, as they stand in URLs. */
    public static final List<String> HOSTS = List.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    /** Whether this host of a URL, in lower case, is one of them. */
    public static boolean isHost(String host) {
        return HOSTS.contains(host);
    }
}
