package dev.understudy.server;

import dev.understudy.server.model.Profile;

/**
 * How a fake is started.
 *
 * @param address the address to listen on
 * @param port the port, 0 for any free one
 * @param profile which server it plays
 */
public record Settings(String address, int port, Profile profile) {

    /** Loopback, any free port, Google as it is today. */
    public static final Settings EMBEDDED = new Settings("127.0.0.1", 0, Profile.GOOGLE);

    /** A copy with this port. */
    public Settings withPort(int newPort) {
        return new Settings(address, newPort, profile);
    }

    /** A copy with this address. */
    public Settings withAddress(String newAddress) {
        return new Settings(newAddress, port, profile);
    }

    /** A copy with this profile. */
    public Settings withProfile(Profile newProfile) {
        return new Settings(address, port, newProfile);
    }
}
