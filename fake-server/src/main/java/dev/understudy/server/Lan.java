package dev.understudy.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** Under which address the machines of a local network reach this one. */
final class Lan {

    private Lan() {}

    /** The name to call a server by that listens everywhere: an address of this machine; none if the address will do. */
    static List<String> names(String listening) {
        try {
            return InetAddress.getByName(listening).isAnyLocalAddress()
                    ? NetworkInterface.networkInterfaces()
                            .filter(Lan::isUp)
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> address.isSiteLocalAddress() && address.getAddress().length == 4)
                            .map(InetAddress::getHostAddress)
                            .sorted()
                            .limit(1)
                            .toList()
                    : List.of();
        } catch (UnknownHostException | SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
