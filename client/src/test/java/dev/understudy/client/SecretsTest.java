package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.Form;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.DemoWorld;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the client says while it does everything, at the finest level: no secret is in it (C24). */
class SecretsTest {

    private static final Pattern SECRET = Pattern.compile(
            "ya29\\.[\\w.-]+|1//0[\\w-]+|4/0[\\w-]+|GOCSPX-[\\w-]+|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|AH-1Ng[\\w-]+");

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final Person ada = new Person(DemoWorld.ADA.email());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AutoClose
    private final Ear ear = new Ear(Level.ALL);

    private final List<String> logged = ear.heard();

    @TempDir
    Path directory;

    private Surroundings surroundings;

    @BeforeEach
    void write() {
        CredentialFiles.write(google, directory);
        surroundings = Surroundings.of(Endpoints.at(google.url())).withPause(time -> {});
    }

    @Test
    void c24_nothing_secret_is_logged_printed_or_told_by_an_error() throws Exception {
        var standardOutput = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        var told = new ArrayList<String>();
        try {
            told.add(login());
            told.add(device());
            told.add(robot());
        } finally {
            System.setOut(standardOutput);
        }
        var secrets = secretsOnTheWire();
        assertThat(secrets).as("what travelled meanwhile").hasSizeGreaterThan(10);

        var everything = String.join("\n", logged)
                + String.join("\n", told)
                + withoutUrls(said.toString(StandardCharsets.UTF_8));

        assertThat(logged).as("each request is logged").hasSizeGreaterThan(8);
        assertThat(secrets).noneMatch(everything::contains);
        assertThat(SECRET.matcher(everything).results().map(MatchResult::group)).isEmpty();
    }

    @Test
    void c24_a_keyring_gets_secrets_by_no_argument() throws Exception {
        Path program = Files.writeString(
                directory.resolve("secret-tool"),
                "#!/bin/sh\necho \"$*\" >> '" + directory + "/arguments'\ncat > '" + directory + "/secret'\n");
        Files.setPosixFilePermissions(program, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        var tool = new dev.understudy.client.internal.SecretService.Tool(
                program.toString(), java.time.Duration.ofSeconds(30));

        granted().saveIn(KeyringStorage.of(new dev.understudy.client.internal.SecretService(tool, "app", "ada")));

        assertThat(directory.resolve("secret")).content().contains("1//0FAKE", "GOCSPX-FAKE");
        assertThat(directory.resolve("arguments")).content().contains("store").doesNotContain("FAKE");
    }

    private String login() {
        var storage = FileStorage.at(directory.resolve("token.json"));
        var credentials = granted().saveIn(storage);
        var drive = ApiService.build("drive", "v3", credentials);
        String told = credentials + " " + storage + " " + drive + " " + credentials.saved() + " "
                + credentials.refresh() + " " + credentials.surroundings() + " " + credentials.authorize();
        drive.method("files.list").execute();
        told += failure(() -> drive.method("files.get").with("fileId", "none").execute());
        String refreshToken = credentials.saved().refreshToken().orElseThrow();
        credentials.revoke();
        told += failure(credentials::accessToken);
        var dead = UserCredentials.of(
                credentials
                        .saved()
                        .refreshed(new TokenResponse(
                                credentials.saved().accessToken().orElseThrow(),
                                java.util.Optional.of(refreshToken),
                                java.util.Optional.empty(),
                                java.util.Optional.empty())),
                surroundings);
        return told + failure(dead::refresh);
    }

    private UserCredentials granted() {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                directory.resolve("client_secret_desktop.json"), Set.of("openid", Samples.DRIVE), surroundings);
        return InstalledApp.of(flow)
                .withBrowser(url -> new Thread(() -> ada.allow(url)).start())
                .runLocalServer();
    }

    private String device() {
        var flow =
                DeviceFlow.fromClientSecrets(directory.resolve("client_secret_tv.json"), Set.of("email"), surroundings);
        var code = flow.start();
        flow.poll(code);
        ada.allowDevice(code.verificationUrl(), code.userCode());
        return code + " " + flow + " " + flow.poll(code);
    }

    private String robot() {
        var robot = ServiceAccountCredentials.fromJson(directory.resolve("service-account.json"), surroundings);
        robot.fetchIdToken("https://service.example");
        var scoped = robot.withScopes(Set.of(Samples.DRIVE));
        return robot + " " + scoped.accessToken() + " " + scoped.authorize()
                + failure(() -> scoped.withSubject("nobody@elsewhere.example").accessToken());
    }

    /** What an error tells, with all its causes. */
    private static String failure(Runnable action) {
        var told = new java.io.StringWriter();
        assertThatThrownBy(action::run)
                .isInstanceOf(OAuthException.class)
                .satisfies(error -> error.printStackTrace(new java.io.PrintWriter(told)));
        return told.toString();
    }

    /** Codes, tokens, assertions, verifiers and secrets, as they went over the wire. */
    private Set<String> secretsOnTheWire() {
        var secrets = new TreeSet<String>();
        for (Exchange exchange : google.lab().exchanges(any -> true)) {
            String bodies = exchange.request().body().text() + " "
                    + exchange.reply().body().text();
            SECRET.matcher(bodies).results().forEach(found -> secrets.add(found.group()));
            if (exchange.endpoint().equals("token")) {
                var form = Form.parse(exchange.request().body().text());
                for (String name : List.of("code", "code_verifier", "assertion", "client_secret", "device_code")) {
                    form.find(name).ifPresent(secrets::add);
                }
            }
        }
        return secrets;
    }

    /** The address that the user is to open may, and must, be shown. */
    private static String withoutUrls(String text) {
        return text.replaceAll("http://127\\.0\\.0\\.1:\\d+/o/oauth2/\\S+", "");
    }
}
