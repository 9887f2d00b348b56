package dev.understudy.server.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A certificate authority of one run, and the one server certificate it has signed. Whoever trusts it trusts this server
 * under the names given, and nobody else: the authority's private key is gone once the certificate is signed.
 *
 * <p>Both are made by the JDK's {@code keytool}, which every JDK and every runtime image of one has; it takes a second or
 * two.
 */
public final class LocalAuthority {

    /** The password of both key stores; it protects nothing, some programs insist on one. */
    public static final String PASSWORD = "changeit";

    private static final String DAYS = "30";
    private static final int PATIENCE_SECONDS = 60;

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
     * @throws IllegalStateException if this JDK's keytool does not work
     */
    public static LocalAuthority forServer(Collection<String> names) {
        try {
            Path directory = Files.createTempDirectory("understudy-ca");
            Path store = directory.resolve("keys.p12");
            try {
                keytool(
                        store,
                        List.of("-alias", "authority", "-dname", "CN=Understudy FAKE certificate authority"),
                        List.of("BasicConstraints:critical=ca:true,pathlen:0", "KeyUsage:critical=keyCertSign"));
                keytool(
                        store,
                        List.of("-alias", "server", "-dname", "CN=Understudy FAKE", "-signer", "authority"),
                        List.of(
                                "SubjectAlternativeName=" + alternatives(names),
                                "KeyUsage:critical=digitalSignature",
                                "ExtendedKeyUsage=serverAuth"));
                return read(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK reads what its keytool writes", e);
        }
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

    private static LocalAuthority read(Path file) throws IOException, GeneralSecurityException {
        var all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            all.load(in, PASSWORD.toCharArray());
        }
        var key = all.getKey("server", PASSWORD.toCharArray());
        var chain = all.getCertificateChain("server");
        var server = empty();
        server.setKeyEntry("server", key, PASSWORD.toCharArray(), chain);
        return new LocalAuthority(server, (X509Certificate) Objects.requireNonNull(all.getCertificate("authority")));
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String alternatives(Collection<String> names) {
        return names.stream()
                .map(name -> (name.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
    }

    /** Generates a key pair and its certificate. EC, for it is fast and every TLS client of today speaks it. */
    private static void keytool(Path store, List<String> options, List<String> extensions) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-1d", "-validity", DAYS));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        command.addAll(options);
        extensions.forEach(extension -> command.addAll(List.of("-ext", extension)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Or else it says on our standard error that it has picked these up.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var process = builder.start();
        process.getOutputStream().close();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate: " + said.strip());
        }
    }
}
