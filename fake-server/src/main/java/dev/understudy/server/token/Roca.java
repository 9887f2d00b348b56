package dev.understudy.server.token;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Recognises RSA moduli of the chips whose keys can be factored (CVE-2017-15361, "ROCA"): modulo every small prime they
 * are powers of 65537, which of honest keys one in 2^27 or so is.
 */
final class Roca {

    private static final int LARGEST_PRIME = 167;
    private static final int GENERATOR = 65_537;

    private Roca() {}

    static boolean made(BigInteger modulus) {
        return IntStream.rangeClosed(3, LARGEST_PRIME)
                .filter(number -> BigInteger.valueOf(number).isProbablePrime(20))
                .allMatch(
                        prime -> isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime));
    }

    private static boolean isPower(int residue, int prime) {
        int power = 1;
        for (int i = 0; i < prime; i++) {
            if (power == residue) {
                return true;
            }
            power = power * (GENERATOR % prime) % prime;
        }
        return false;
    }
}
