package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Raw;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts of other origins may do: what Google lets them, and nothing more. */
class CorsTest {

    @AutoClose
    private static FakeGoogle google;

    @BeforeAll
    static void start() {
        google = FakeGoogle.start();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /token, https://app.example",
        "POST, /token, null",
        "POST, /o/oauth2/token, https://app.example",
        "GET, /tokeninfo, https://app.example",
        "GET, /v1/userinfo, https://app.example",
        "GET, /oauth2/v3/userinfo, https://app.example",
    })
    void a_script_may_ask_and_read(String method, String path, String origin) {
        String preflight = preflight(method, path, origin);
        String answer = ask(method, path, origin);

        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + origin + "\r\n")
                .containsPattern("Access-Control-Allow-Methods: [A-Z,]*" + method)
                .contains("Access-Control-Allow-Headers: authorization,content-type\r\n");
        assertThat(answer).contains("Access-Control-Allow-Origin: " + origin + "\r\n");
        assertThat(preflight + answer).doesNotContain("Allow-Credentials");
    }

    @ParameterizedTest
    @CsvSource({"/.well-known/openid-configuration", "/oauth2/v3/certs", "/oauth2/v1/certs"})
    void what_is_public_is_readable_by_every_page(String path) {
        assertThat(ask("GET", path, "https://app.example")).contains("Access-Control-Allow-Origin: *\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /o/oauth2/v2/auth",
        "GET, /o/oauth2/auth",
        "POST, /signin/oauth/consent",
        "GET, /device",
        "POST, /device/code",
        "POST, /revoke",
        "GET, /o/oauth2/revoke",
        "POST, /v1/token",
        "POST, /v1/projects/-/serviceAccounts/x@y:signJwt",
        "GET, /computeMetadata/v1/project/project-id",
        "GET, /nothing/here"
    })
    void everywhere_else_it_may_not(String method, String path) {
        assertThat(preflight(method, path, "https://app.example") + ask(method, path, "https://app.example"))
                .doesNotContain("Access-Control");
    }

    private static String preflight(String method, String path, String origin) {
        return Raw.ask(
                google.url(),
                "OPTIONS " + path + " HTTP/1.1",
                "Host: " + google.url().getAuthority(),
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: authorization,content-type");
    }

    private static String ask(String method, String path, String origin) {
        return Raw.ask(
                google.url(),
                method + " " + path + " HTTP/1.1",
                "Host: " + google.url().getAuthority(),
                "Origin: " + origin,
                "Content-Length: 0");
    }
}
