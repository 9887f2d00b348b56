package dev.understudy.server.http;

import java.util.List;

/**
 * Where a server listens, and under which names it may be asked.
 *
 * @param address the address to listen on; on 127.0.0.1 it listens on ::1 as well
 * @param port the port, 0 for any free one
 * @param hosts names beside those of loopback and of the address, with a port where it is another than the server's; the
 *     first is what the server calls itself
 * @param answersGoogle whether it also answers for the names of Google's hosts
 */
public record Place(String address, int port, List<String> hosts, boolean answersGoogle) {

    public Place {
        hosts = List.copyOf(hosts);
    }

    /** A place under no other names than those of loopback and of the address. */
    public static Place at(String address, int port) {
        return new Place(address, port, List.of(), false);
    }
}
