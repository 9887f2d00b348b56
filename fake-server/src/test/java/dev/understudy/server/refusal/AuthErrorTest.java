package dev.understudy.server.refusal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Visitor;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthErrorTest {

    private static final AuthError BLOCKED = new AuthError(
            "invalid_request",
            "Blocked.",
            Optional.of("https://developers.google.com/x"),
            400,
            Map.of("redirect_uri", "oob"));

    @Test
    void the_message_is_byte_for_byte_googles() {
        // Tag and length of each field: 1 code, 2 description, 3 documentation, 4 status, 5 a detail, 6 the copy.
        String expected = "\n\u000finvalid_request" + "\u0012\bBlocked." + "\u001a\u001fhttps://developers.google.com/x"
                + " \u0090\u0003" + "*\u0013\n\fredirect_uri\u0012\u0003oob"
                + "2-\b\u0001\u0012\bBlocked.\u001a\u001fhttps://developers.google.com/x";

        assertThat(new String(Base64.getDecoder().decode(BLOCKED.encode()), ISO_8859_1))
                .isEqualTo(expected);
    }

    @Test
    void what_was_written_can_be_read() {
        assertThat(AuthError.decode(BLOCKED.encode())).contains(BLOCKED);
    }

    @Test
    void a_captured_prefix_is_recognised() {
        assertThat(BLOCKED.encode()).startsWith("Cg9pbnZhbGlkX3JlcXVlc3QS");
        assertThat(new AuthError("invalid_client", "x", Optional.empty(), 401, Map.of()).encode())
                .startsWith("Cg5pbnZhbGlkX2NsaWVudBI");
        assertThat(new AuthError("redirect_uri_mismatch", "x", Optional.empty(), 400, Map.of()).encode())
                .startsWith("ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "AAAA", "Cg", "Cv////8P", "f39/f39/fw==", "KgUKAXgSBQ=="})
    void what_is_no_message_is_a_bad_request(String text) {
        try (var google = FakeGoogle.start()) {
            var page = new Visitor(google.url())
                    .open("/signin/oauth/error/v2?authError=" + URLEncoder.encode(text, UTF_8));

            assertThat(page.status()).isIn(200, 400);
            assertThat(page.html()).doesNotContain("Exception");
        }
    }

    @Test
    void a_link_on_the_error_page_leads_to_googles_documentation_only() {
        var forged = new AuthError(
                "invalid_request",
                "<b>x</b>",
                Optional.of("https://evil.example/"),
                400,
                Map.of("redirect_uri", "<script>alert(1)</script>"));

        try (var google = FakeGoogle.start()) {
            var page = new Visitor(google.url())
                    .open("/signin/oauth/error/v2?authError=" + URLEncoder.encode(forged.encode(), UTF_8));

            assertThat(page.html()).doesNotContain("evil.example", "<script", "<b>x");
        }
    }
}
