package dev.understudy.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest {

    private static final String EVIL = "\"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;'</title>";

    static Stream<Reply> pages() {
        var form = new PageForm(EVIL, "/signin/oauth/consent", "part=1", EVIL, EVIL, "http://localhost:8080");
        var scope = new ScopeRow(EVIL, EVIL, ScopeRow.Choice.TICKED);
        var row = new AccountRow(0, EVIL, EVIL);
        return Stream.of(
                new AccountChooser(form, List.of(row), "/v3/signin/identifier").page(),
                new IdentifierPage(form, EVIL, Optional.of(EVIL)).page(),
                new ConsentPage(form, row, List.of(scope), ConsentWords.choice(EVIL), "/v3").page(),
                new ConsentPage(form, row, List.of(), ConsentWords.signIn(EVIL), "/v3").page(),
                new WarningPage(form, WarningPage.Kind.UNVERIFIED, EVIL).page(),
                new WarningPage(form, WarningPage.Kind.OUT_OF_BAND, EVIL).page(),
                new OldErrorPage(400, EVIL, EVIL, Map.of(EVIL, EVIL)).page(),
                new Notice(400, EVIL, EVIL).page(),
                ApprovalNote.success(EVIL, EVIL, false).page(),
                ApprovalNote.denied(EVIL).page(),
                new ErrorReport(EVIL, EVIL, EVIL, EVIL, EVIL, Map.of(EVIL, EVIL), Optional.of(EVIL)).page(200),
                GooglePages.notFound(EVIL));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothing_that_came_from_outside_becomes_markup(Reply page) {
        // Within the quotes of an attribute an angle bracket is text; the quote itself is always escaped.
        String withoutAttributes = page.body().text().replaceAll("=\"[^\"]*\"", "");
        assertThat(withoutAttributes).doesNotContain("<script", "<img").doesNotContain(EVIL);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_runs_scripts_or_loads_from_elsewhere_or_can_be_framed(Reply page) {
        assertThat(page.headers().find("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
                                + " frame-ancestors 'none'; form-action 'self'"));
        assertThat(page.headers().find("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().find("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().find("Cache-Control")).contains("no-store");
        assertThat(page.body().text()).doesNotContain("http://fonts", "src=\"http", "<style");
    }

    @Test
    void a_forms_page_lets_the_browser_follow_to_the_client() {
        var form = new PageForm("App", "/a", "part=1", "1", "c", "http://localhost:8080");

        var page = new AccountChooser(form, List.of(), "/b").page();

        assertThat(page.headers().find("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("form-action 'self' http://localhost:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Assets.class", "understudy.css/", "UNDERSTUDY.CSS", "x.css", "understudy.css\u0000"})
    void only_the_assets_are_served(String file) {
        assertThat(asset(file).status()).isEqualTo(404);
    }

    @Test
    void the_style_sheet_is_served() {
        var reply = asset("understudy.css");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(reply.body().text()).contains("prefers-color-scheme: dark");
    }

    private static Reply asset(String file) {
        var request = new Request(
                "GET",
                "/_understudy/assets/" + file,
                URI.create("http://127.0.0.1:1"),
                Headers.NONE,
                Params.NONE,
                Params.NONE,
                Body.NONE,
                Map.of("file", file));
        return Assets.endpoint().handler().handle(request);
    }
}
