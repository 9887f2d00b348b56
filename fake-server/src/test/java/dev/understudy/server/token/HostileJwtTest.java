package dev.understudy.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Robot;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one verifier of JWTs against hand-made tokens that each break one of the rules J1 to J14. */
class HostileJwtTest {

    @AutoClose
    private static FakeGoogle google;

    private static Robot robot;
    private static RSAPublicKey key;

    @AutoClose
    private static ServerSocket lure;

    @BeforeAll
    static void start() throws Exception {
        google = FakeGoogle.start();
        robot = new Robot(google);
        key = KeyMaterial.keyPair(robot.file().privateKey(), robot.file().keyId())
                .toRSAPublicKey();
        lure = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        lure.setSoTimeout(1);
    }

    @Test
    void a_good_token_is_accepted() {
        assertThat(accepts(robot.sign(Map.of("iss", "me")))).isTrue();
    }

    static Stream<HostileTokens.Row> rows() throws Exception {
        var rows = tokens().all();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(120);
        assertThat(rows.stream().map(HostileTokens.Row::name)).doesNotHaveDuplicates();
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_hostile_token_is_refused(HostileTokens.Row row) {
        assertThat(accepts(row.token())).isFalse();
    }

    @Test
    void no_header_makes_the_verifier_fetch_anything() {
        tokens().headers().forEach(row -> accepts(row.token()));

        assertThatThrownBy(lure::accept).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void weak_and_huge_keys_are_refused() throws Exception {
        var honest = key.getModulus();
        var primorial = IntStream.rangeClosed(2, 167)
                .mapToObj(BigInteger::valueOf)
                .filter(number -> number.isProbablePrime(20))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        var roca = BigInteger.valueOf(65_537)
                .modPow(BigInteger.valueOf(12_345), primorial)
                .add(primorial.shiftLeft(2048 - primorial.bitLength()));

        assertThat(Roca.made(honest)).isFalse();
        assertThat(roca.bitLength()).isEqualTo(2048);
        for (var weak : List.of(
                spec(roca, 65_537),
                spec(BigInteger.ONE.shiftLeft(1023).setBit(0), 65_537),
                spec(BigInteger.ONE.shiftLeft(16_383).setBit(0), 65_537),
                spec(honest, 3))) {
            String text = Base64.getEncoder()
                    .encodeToString(
                            KeyFactory.getInstance("RSA").generatePublic(weak).getEncoded());
            assertThatThrownBy(() -> KeyMaterial.publicKey(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not accepted");
        }
    }

    private static HostileTokens tokens() {
        return new HostileTokens(robot, key, lure.getLocalPort());
    }

    private static boolean accepts(String token) {
        return CompactJwt.read(token, CompactJwt.Form.CANONICAL)
                .filter(jwt -> jwt.isSignedWith(key))
                .isPresent();
    }

    private static RSAPublicKeySpec spec(BigInteger modulus, long exponent) {
        return new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent));
    }
}
