package dev.understudy.server.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * A certificate authority of one run, and the one server certificate it has signed. Whoever trusts it trusts this server
 * under the names given, and nobody else: the authority's private key is gone once the certificate is signed.
 */
public final class LocalAuthority {

    /** The password of both key stores; it protects nothing, some programs insist on one. */
    public static final String PASSWORD = "changeit";

    private static final String NAME = "Understudy FAKE certificate authority";
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final KeyStore server;
    private final X509Certificate authority;

    private LocalAuthority(KeyStore server, X509Certificate authority) {
        this.server = server;
        this.authority = authority;
    }

    /**
     * A new authority, with a certificate for a server.
     *
     * @param names DNS names and IPv4 or IPv6 addresses of the server
     */
    public static LocalAuthority forServer(Collection<String> names) {
        var ours = keyPair();
        var servers = keyPair();
        var issuer = new X509.Issuer(NAME, ours.getPrivate());
        // Clients judge it by the machine's clock, which does not travel.
        var validity = X509.Validity.of(InstantSource.system().instant(), LIFETIME);
        var authority = X509.certificate(
                new X509.Subject(NAME, ours.getPublic()),
                issuer,
                validity,
                List.of(
                        Extensions.authority(),
                        Extensions.usage(Extensions.CERTIFICATE_SIGNATURE),
                        Extensions.subjectKey(ours.getPublic())));
        var server = X509.certificate(
                new X509.Subject("Understudy FAKE", servers.getPublic()),
                issuer,
                validity,
                List.of(
                        Extensions.noAuthority(),
                        Extensions.usage(Extensions.DIGITAL_SIGNATURE),
                        Extensions.serverAuthentication(),
                        Extensions.names(names),
                        Extensions.subjectKey(servers.getPublic()),
                        Extensions.authorityKey(ours.getPublic())));
        return new LocalAuthority(keys(servers.getPrivate(), server, authority), authority);
    }

    /** A key store with the server's key and its chain of certificates; its password is {@link #PASSWORD}. */
    public KeyStore serverKeys() {
        return server;
    }

    /** The authority's certificate as PEM, for programs to trust. */
    public String pem() {
        return X509.pem(authority);
    }

    /** The authority's certificate as a PKCS #12 trust store, for Java programs; its password is {@link #PASSWORD}. */
    public byte[] trustStore() {
        try {
            var store = empty();
            store.setCertificateEntry("understudy", authority);
            var out = new ByteArrayOutputStream();
            store.store(out, PASSWORD.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK writes PKCS #12", e);
        }
    }

    private static KeyStore keys(PrivateKey key, X509Certificate... chain) {
        try {
            var store = empty();
            store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK keeps keys as PKCS #12", e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** EC, for it is fast and every TLS client of today speaks it. */
    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has the curve P-256", e);
        }
    }
}
