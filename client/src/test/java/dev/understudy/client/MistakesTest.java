package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that developers ask about most, made at the fake: the error says what happened, what it means, what to do. */
class MistakesTest {

    private static final String DESKTOP = DemoWorld.DESKTOP.id();
    private static final Optional<String> SECRET = Optional.of("GOCSPX-FAKE-of-another-client");
    private static final String DRIVE = "https://www.googleapis.com/auth/drive";

    @TempDir
    static Path directory;

    private static Beginner beginner;

    /** Makes a mistake. */
    private interface Mistake {
        void make(Beginner beginner) throws Exception;
    }

    /** A mistake by its number in the list of those asked about most, and words of the three sentences. */
    private record Row(int number, String happened, String meaning, String remedy, Mistake mistake) {

        @Override
        public String toString() {
            return number + " " + happened;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        beginner = new Beginner(directory);
    }

    @AfterAll
    static void stop() {
        beginner.close();
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(1, "redirect_uri_mismatch", "not registered", "that very text", b -> b.comesBack(b.web())),
                new Row(
                        2,
                        "access_denied (",
                        "in testing",
                        "Test users",
                        b -> b.sees("ada@example.com", b.flow("tested"))),
                new Row(
                        3,
                        "Token has been expired or revoked.",
                        "7 days",
                        "grant access again",
                        Beginner::refreshesWhatWasRevoked),
                new Row(4, "invalid_request (", "ended in 2022", "runLocalServer()", Beginner::pastesNothing),
                new Row(
                        5,
                        "no refresh token",
                        "access_type=offline",
                        "grant access again",
                        Beginner::refreshesWithoutRefreshToken),
                new Row(
                        6,
                        "client_secret is missing.",
                        "the secret of desktop and web clients",
                        "that has it",
                        b -> b.redeems(b.flow(DESKTOP, Optional.empty()))),
                new Row(
                        7,
                        "The OAuth client was not found.",
                        "no such client id",
                        "right client_secret.json",
                        b -> b.comesBack(b.flow("999000000009-none.apps.googleusercontent.com", SECRET))),
                new Row(
                        8,
                        "invalid_client (Unauthorized)",
                        "secret is wrong",
                        "download client_secret.json",
                        b -> b.redeems(b.flow(DESKTOP, SECRET))),
                new Row(
                        9,
                        "Malformed auth code.",
                        "still percent-encoded",
                        "decode the code once",
                        b -> b.redeems("4%252F0FAKE-abc")),
                new Row(
                        10,
                        "invalid_grant (Bad Request)",
                        "used before",
                        "redeem each code once",
                        Beginner::redeemsTwice),
                new Row(
                        11,
                        "invalid_scope (Some requested scopes were invalid",
                        "misspelt, shortened",
                        "full scope URLs",
                        b -> b.comesBack(b.desktop("drive"))),
                new Row(
                        12,
                        "Required parameter is missing: response_type",
                        "cut",
                        "quote it",
                        b -> b.sees("ada@example.com", b.desktop("email"), "response_type=code&", "")),
                new Row(
                        13,
                        "Missing code verifier.",
                        "verifier was lost",
                        "keep the AuthorizationRequest",
                        b -> b.redeemsWith(Optional.empty())),
                new Row(
                        13,
                        "Invalid code verifier.",
                        "not the one",
                        "the very AuthorizationRequest",
                        b -> b.redeemsWith(Optional.of("x".repeat(43)))),
                new Row(
                        14,
                        "403 insufficientPermissions",
                        "without a scope",
                        "compare grantedScopes()",
                        b -> b.listsFiles(DemoWorld.DESKTOP, "email")),
                new Row(
                        15,
                        "403 accessNotConfigured",
                        "not enabled in the project",
                        "in the API library",
                        b -> b.listsFiles(b.client("bare"), DRIVE)),
                new Row(
                        16,
                        "unauthorized_client (Client is unauthorized",
                        "domain-wide delegation",
                        "numeric client id",
                        b -> b.robot("https://mail.google.com/")
                                .withSubject(DemoWorld.GRACE.email())
                                .accessToken()),
                new Row(17, "short-lived token", "clock of this machine", "NTP", Beginner::signsTomorrow),
                new Row(
                        17,
                        "Invalid JWT Signature.",
                        "line breaks were mangled",
                        "new key file",
                        Beginner::signsWithAnotherKey),
                new Row(
                        18,
                        "Service Accounts do not have storage quota",
                        "without room for files",
                        "share a folder",
                        b -> b.drive(b.robot(DRIVE), "files.create")
                                .withMedia("text/plain", new byte[1])
                                .execute()),
                new Row(
                        18,
                        "File not found: demo-ada-todo.",
                        "may not see it",
                        "share the file",
                        b -> b.drive(b.robot(DRIVE), "files.get")
                                .with("fileId", "demo-ada-todo")
                                .execute()),
                new Row(
                        19,
                        "device_id and device_name are required for private IP",
                        "local network",
                        "use localhost",
                        b -> b.sees("ada@example.com", b.web(), "localhost%3A8080", "192.168.1.7%3A8080")),
                new Row(
                        20,
                        "Parameter not allowed for this message type: code_challenge_method",
                        "none was asked for",
                        "response_type=code",
                        b -> b.sees("ada@example.com", b.web(), "response_type=code", "response_type=token")),
                new Row(21, "disallowed_useragent", "inside an app", "system's browser", Beginner::opensWebView),
                new Row(
                        22,
                        "org_internal",
                        "its own organization only",
                        "account of the organization",
                        b -> b.sees("ada@example.com", b.flow("inner"))),
                new Row(
                        23,
                        "admin_policy_enforced",
                        "administrator blocks this app",
                        "trust this client id",
                        b -> b.sees("grace@example.org", b.desktop(DRIVE))),
                new Row(
                        24,
                        "invalid_client (Only clients of type",
                        "device flow is for clients",
                        "create such a client",
                        b -> b.device("client_secret_desktop.json", "email")),
                new Row(
                        24,
                        "Invalid device flow scope",
                        "short list of scopes",
                        "drive.file",
                        b -> b.device("client_secret_tv.json", DRIVE)),
                new Row(25, "it is not https", "nothing leaked", "check the addresses", Beginner::usesPlainHttp),
                new Row(
                        26,
                        "it holds an id_token and no access_token",
                        "a scope was misspelt",
                        "spelling of the scopes",
                        b -> b.robot(DRIVE + "s").accessToken()));
    }

    @Test
    void none_of_the_26_is_missing() {
        assertThat(rows().map(Row::number).distinct())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 26).boxed().toList());
    }

    /** The other half of number 25, which stops Python's library: here it is no error. */
    @Test
    void another_scope_than_was_asked_for_is_told_as_data() {
        var credentials = beginner.allowsLess();

        assertThat(credentials.missingScopes()).hasSize(1);
        assertThat(credentials.accessToken().value()).startsWith("ya29.");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mistake_is_told_with_its_meaning_and_its_remedy(Row row) {
        var told =
                catchThrowableOfType(OAuthException.class, () -> row.mistake().make(beginner));

        assertThat(told).isNotNull();
        assertThat(told.whatHappened()).contains(row.happened());
        assertThat(told.whatItMeans()).contains(row.meaning());
        assertThat(told.whatToDo()).contains(row.remedy());
        assertThat(told).hasMessageContainingAll(told.whatHappened(), told.whatItMeans(), told.whatToDo());
    }
}
