package dev.understudy.server;

import dev.understudy.server.token.LocalAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that point a program at a fake, whatever its language, for those libraries that can be
 * pointed by them.
 */
public final class ProgramEnvironment {

    /** The hosts that are never asked through a proxy. */
    public static final String DIRECT = "127.0.0.1,localhost,::1";

    /** Each names a file of certificates to trust: Python, httplib2, OpenSSL (Go, Ruby, .NET), curl, Node, gcloud. */
    private static final List<String> TRUST = List.of(
            "REQUESTS_CA_BUNDLE",
            "HTTPLIB2_CA_CERTS",
            "SSL_CERT_FILE",
            "CURL_CA_BUNDLE",
            "NODE_EXTRA_CA_CERTS",
            "CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE");

    private final FakeGoogle google;
    private final Path directory;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<String> javaOptions = new ArrayList<>();

    private ProgramEnvironment(FakeGoogle google, Path directory) {
        this.google = google;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The variables for a fake.
     *
     * @param directory where its credential files were written
     */
    public static Map<String, String> of(FakeGoogle google, Path directory) {
        return filled(google, directory).variables;
    }

    /** The options that these variables give to every JVM, for one that is started without the variables. */
    public static List<String> javaOptions(FakeGoogle google, Path directory) {
        return filled(google, directory).javaOptions;
    }

    private static ProgramEnvironment filled(FakeGoogle google, Path directory) {
        var environment = new ProgramEnvironment(google, directory);
        environment.addCredentials();
        environment.addMetadataServer();
        google.authority().ifPresent(authority -> environment.addTrust());
        if (google.isProxy()) {
            environment.addProxy();
        }
        if (!environment.javaOptions.isEmpty()) {
            environment.variables.put("JAVA_TOOL_OPTIONS", words(environment.javaOptions));
        }
        return environment;
    }

    /** A JVM takes quotes around what has a blank in it. */
    private static String words(List<String> options) {
        return options.stream()
                .map(option -> option.contains(" ") ? '"' + option + '"' : option)
                .collect(Collectors.joining(" "));
    }

    private void addCredentials() {
        variables.put("UNDERSTUDY_URL", google.url().toString());
        variables.put("UNDERSTUDY_LAB_TOKEN", google.labToken());
        variables.put("UNDERSTUDY_CREDENTIALS", directory.toString());
        Stream.of("service-account.json", "authorized_user.json")
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .ifPresent(file -> variables.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString()));
        // So that no library finds the real credentials of this user.
        variables.put("CLOUDSDK_CONFIG", directory.resolve("gcloud").toString());
        // Apps listen at plain http on loopback for the code, and the fake itself may; oauthlib refuses that otherwise.
        variables.put("OAUTHLIB_INSECURE_TRANSPORT", "1");
    }

    private void addMetadataServer() {
        String authority = google.url().getAuthority();
        variables.put("GCE_METADATA_HOST", authority);
        variables.put("GCE_METADATA_ROOT", authority);
        variables.put("GCE_METADATA_IP", authority);
        variables.put("METADATA_SERVER_DETECTION", "ping-only");
    }

    private void addTrust() {
        TRUST.forEach(name ->
                variables.put(name, directory.resolve(CredentialFiles.CA).toString()));
        java("javax.net.ssl.trustStore", directory.resolve(CredentialFiles.TRUST_STORE));
        java("javax.net.ssl.trustStorePassword", LocalAuthority.PASSWORD);
    }

    private void addProxy() {
        var place = google.listensAt();
        // Some libraries, Ruby's httpclient for one, know one proxy for everything, and its name is http_proxy.
        for (String name : List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")) {
            variables.put(name, "http://" + place.getAuthority());
        }
        // Node's own fetch asks for this since version 24.
        variables.put("NODE_USE_ENV_PROXY", "1");
        for (String scheme : List.of("https", "http")) {
            java(scheme + ".proxyHost", place.getHost());
            java(scheme + ".proxyPort", place.getPort());
        }
    }

    private void java(String property, Object value) {
        javaOptions.add("-D" + property + "=" + value);
    }
}
