package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps other web sites away from the sign-in pages (RFC 9700 sections 4.2 and 4.16, RFC 6749 section 10.12). */
class PageSecurityTest extends ConsentFixture {

    @Test
    void no_page_can_be_framed_kept_or_looked_over() {
        pages().forEach((name, page) -> {
            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .as(name)
                    .contains("frame-ancestors 'none'");
            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .as(name)
                    .startsWith("default-src 'none'");
            assertThat(page.header("X-Frame-Options")).as(name).contains("DENY");
            assertThat(page.header("Referrer-Policy")).as(name).contains("no-referrer");
            assertThat(page.header("Cache-Control")).as(name).contains("no-store");
            assertThat(page.header("X-Content-Type-Options")).as(name).contains("nosniff");
            assertThat(page.header("Access-Control-Allow-Origin")).as(name).isEmpty();
        });
    }

    private Map<String, Visited> pages() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);
        var pages = new LinkedHashMap<String, Visited>();
        pages.put("chooser", open());
        pages.put("identifier", pages.get("chooser").press("other-account"));
        pages.put("warning", pages.get("chooser").choose(ADA));
        pages.put("consent", pages.get("warning").press("continue"));
        pages.put("stale", visitor.open("/signin/oauth/consent?part=x"));
        pages.put("error", open("scope", "foo"));
        pages.put("signed out", visitor.open("/Logout"));
        pages.put("device", visitor.open("/device"));
        Worlds.put(google.records(), DemoWorld.scenario().projects().get(0).consentScreen());
        pages.put("approval", visitor.allow(Visitor.request(DemoWorld.DESKTOP, "urn:ietf:wg:oauth:2.0:oob"), ADA));
        pages.put("form post", visitor.allow(request("response_mode", "form_post"), ADA));
        String relay = "storagerelay://http/localhost:8080?id=a";
        pages.put("relay", visitor.allow(Visitor.request(DemoWorld.WEB, relay), ADA));
        return pages;
    }

    @Test
    void the_redirect_with_the_code_is_not_kept_and_tells_nobody_where_the_browser_was() {
        var back = visitor.allow(request(), ADA);

        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("Cache-Control")).contains("no-store");
        assertThat(back.header("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void the_policy_names_the_client_as_the_only_place_beside_this_server() {
        change(DemoWorld.WEB, web -> web.withRedirectUris(List.of("https://app.example.com/cb")));

        var question = visitor.open(Visitor.request(DemoWorld.WEB, "https://app.example.com/cb"))
                .choose(ADA);

        assertThat(question.header("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).endsWith("form-action 'self' https://app.example.com"));
    }

    @Test
    void an_answer_without_the_pages_own_id_counts_for_nothing() {
        var question = open().choose(ADA);
        String part = Params.parse(question.url().getRawQuery()).require("part");
        var form = Params.of("decision", "allow", "account", ADA, "client_id", DemoWorld.WEB.id());

        assertThat(part).hasSize(43);
        assertThat(visitor.post("/signin/oauth/consent", form).status()).isEqualTo(400);
        assertThat(visitor.post("/signin/oauth/consent", form.with("part", part.substring(1) + "A"))
                        .status())
                .isEqualTo(400);
        assertThat(new Visitor(google.url())
                        .post("/signin/oauth/consent", form.with("part", part))
                        .status())
                .isEqualTo(400);
        assertThat(google.records().grants().all()).isEmpty();
        assertThat(visitor.post("/signin/oauth/consent", form.with("part", part))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void neither_ids_of_pages_nor_cookies_nor_codes_are_kept_in_clear() {
        var question = open().choose(ADA);
        String part = Params.parse(question.url().getRawQuery()).require("part");

        assertThat(google.records().pendingAuthorizations().find(part)).isEmpty();
        assertThat(google.records().pendingAuthorizations().find(OpaqueTokens.key(part)))
                .isPresent();
        String code = question.press("allow").answer().require("code");
        assertThat(google.records().codes().find(code)).isEmpty();
        assertThat(google.records().codes().find(OpaqueTokens.key(code))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/o/oauth2/v2/auth", "/o/oauth2/auth", "/signin/oauth/consent", "/v3/signin/accountchooser"})
    void no_script_of_another_site_may_read_or_ask(String path) throws Exception {
        var http = HttpClient.newHttpClient();
        var uri = URI.create(google.url() + path + "?" + request().encode());
        var get = HttpRequest.newBuilder(uri).header("Origin", "https://evil.example");
        var preflight = HttpRequest.newBuilder(uri)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody());

        for (var request : List.of(get.build(), preflight.build())) {
            var headers = http.send(request, BodyHandlers.ofString()).headers().map();
            assertThat(headers.keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
    }
}
