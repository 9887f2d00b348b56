package dev.understudy.server.http;

/** Something else listens on the port that was asked for. */
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortInUse(String address, int port, Throwable cause) {
        super(
                "Port " + port + " on " + address + " is already in use. Stop what listens there, or choose another"
                        + " with --port (0 picks a free one).",
                cause);
    }
}
