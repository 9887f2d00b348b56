package dev.understudy.server.token;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/** The extensions of {@link X509} certificates (RFC 5280 section 4.2.1), each in DER. */
final class Extensions {

    /** The one bit of a key usage by which its owner signs messages. */
    static final int DIGITAL_SIGNATURE = 0;

    /** The one bit of a key usage by which its owner signs certificates. */
    static final int CERTIFICATE_SIGNATURE = 5;

    private static final byte[] CRITICAL = HexFormat.of().parseHex("0101ff");

    private static final String BASIC_CONSTRAINTS = "551d13";
    private static final String KEY_USAGE = "551d0f";
    private static final String EXTENDED_KEY_USAGE = "551d25";
    private static final String SUBJECT_ALTERNATIVE_NAME = "551d11";
    private static final String SUBJECT_KEY_IDENTIFIER = "551d0e";
    private static final String AUTHORITY_KEY_IDENTIFIER = "551d23";

    private static final String SERVER_AUTHENTICATION = "2b06010505070301";

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int KEY_IDENTIFIER = 0;
    private static final int KEY_IDENTIFIER_BYTES = 20;

    private Extensions() {}

    /** basicConstraints: its owner signs no certificates. */
    static byte[] noAuthority() {
        return critical(BASIC_CONSTRAINTS, Der.sequence());
    }

    /** basicConstraints: its owner signs certificates of those who sign none. */
    static byte[] authority() {
        return critical(BASIC_CONSTRAINTS, Der.sequence(CRITICAL, Der.integer(BigInteger.ZERO)));
    }

    /** keyUsage: what its key is for, by the number of the bit. */
    static byte[] usage(int bit) {
        return critical(KEY_USAGE, Der.flag(bit));
    }

    /** extKeyUsage: its owner is a server of TLS. */
    static byte[] serverAuthentication() {
        return extension(EXTENDED_KEY_USAGE, Der.sequence(Der.object(SERVER_AUTHENTICATION)));
    }

    /** subjectAltName: DNS names and IP addresses of its owner. */
    static byte[] names(Collection<String> names) {
        byte[][] each = names.stream().map(Extensions::name).toArray(byte[][]::new);
        return extension(SUBJECT_ALTERNATIVE_NAME, Der.sequence(each));
    }

    /** subjectKeyIdentifier: which of its owner's keys this is. */
    static byte[] subjectKey(PublicKey key) {
        return extension(SUBJECT_KEY_IDENTIFIER, Der.octets(identifier(key)));
    }

    /** authorityKeyIdentifier: which key has signed; strict clients want it. */
    static byte[] authorityKey(PublicKey key) {
        return extension(AUTHORITY_KEY_IDENTIFIER, Der.sequence(Der.implicit(KEY_IDENTIFIER, identifier(key))));
    }

    private static byte[] name(String name) {
        boolean isAddress = name.matches("[0-9.]+|.*:.*");
        return isAddress
                ? Der.implicit(IP_ADDRESS, address(name))
                : Der.implicit(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + literal + "\" is no IP address", e);
        }
    }

    /** The first 160 bits of the SHA-256 of the key (RFC 7093 section 2, method 4). */
    private static byte[] identifier(PublicKey key) {
        return Arrays.copyOf(Hashes.digest(key.getEncoded()), KEY_IDENTIFIER_BYTES);
    }

    private static byte[] critical(String identifier, byte[] content) {
        return Der.sequence(Der.object(identifier), CRITICAL, Der.octets(content));
    }

    private static byte[] extension(String identifier, byte[] content) {
        return Der.sequence(Der.object(identifier), Der.octets(content));
    }
}
