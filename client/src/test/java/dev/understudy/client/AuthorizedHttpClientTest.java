package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AuthorizedHttpClientTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @Test
    void c13_the_token_is_sent_with_each_request_in_its_header_only() throws Exception {
        google.answer("/drive/v3/files", 200, "{}");

        var reply = credentials().authorize().send(get("/drive/v3/files"), BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(200);
        var asked = google.asked("/drive/v3/files").get(0);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer ya29.FAKE-0");
        assertThat(asked.uri() + asked.body()).doesNotContain("ya29");
    }

    @Test
    void c16_a_401_causes_one_refresh_and_one_more_try() throws Exception {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-1\", \"expires_in\": 3599}");
        google.answer(
                "/x",
                request -> Said.json(
                        request.header("Authorization").equals("Bearer ya29.FAKE-1") ? 200 : 401, request.body()));
        var request = HttpRequest.newBuilder(google.url().resolve("/x"))
                .POST(HttpRequest.BodyPublishers.ofString("the body"))
                .build();

        var reply = credentials().authorize().send(request, BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("the body");
        assertThat(google.asked("/token")).hasSize(1);
    }

    @Test
    void c16_a_second_401_is_handed_on() throws Exception {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-1\", \"expires_in\": 3599}");
        google.answer("/x", 401, "{}");

        var reply = credentials()
                .authorize()
                .sendAsync(get("/x"), BodyHandlers.ofString())
                .get();

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(google.asked("/x")).hasSize(2);
        assertThat(google.asked("/token")).hasSize(1);
    }

    @Test
    void a_token_that_is_about_to_end_is_renewed_before_it_is_sent() throws Exception {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-1\", \"expires_in\": 3599}");
        google.answer("/x", 200, "{}");
        var http = credentials().authorize();

        google.advance(Duration.ofHours(1));
        http.send(get("/x"), BodyHandlers.ofString());

        assertThat(google.asked("/x")).hasSize(1);
        assertThat(google.asked("/x").get(0).header("Authorization")).isEqualTo("Bearer ya29.FAKE-1");
    }

    @Test
    void c13_the_token_goes_to_no_other_host() {
        try (var stranger = new StubGoogle()) {
            var http = credentials().authorize();

            assertThatThrownBy(() ->
                            http.send(HttpRequest.newBuilder(stranger.url()).build(), BodyHandlers.ofString()))
                    .isInstanceOf(UnsafeDestination.class);
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void c13_a_redirect_to_another_host_is_followed_without_the_token() throws Exception {
        try (var stranger = new StubGoogle()) {
            stranger.answer("/there", 200, "{}");
            google.answer("/x", request -> Said.redirect(302, stranger.url() + "/there"));
            var following = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

            credentials().authorize(following).send(get("/x"), BodyHandlers.ofString());

            assertThat(stranger.asked("/there")).hasSize(1);
            assertThat(stranger.asked("/there").get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void a_redirect_loop_ends() {
        google.answer("/x", request -> Said.redirect(302, "/x"));
        var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        assertThatThrownBy(() -> credentials().authorize(following).send(get("/x"), BodyHandlers.ofString()))
                .hasMessageContaining("redirects");
    }

    @Test
    void t41_a_fakes_token_is_refused_towards_google() {
        var http = AccessTokenCredentials.of("ya29.FAKE-0", Surroundings.of(Endpoints.google()))
                .authorize();

        assertThatThrownBy(() -> http.send(
                        HttpRequest.newBuilder(URI.create("https://www.googleapis.com/drive/v3/files"))
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(UnsafeDestination.class);
    }

    @Test
    void c23_no_token_goes_over_plain_http_to_another_machine() {
        var surroundings = Surroundings.of(Endpoints.at(URI.create("http://real.example")));
        var http = AccessTokenCredentials.of("ya29.real", surroundings).authorize();

        assertThatThrownBy(() -> http.send(
                        HttpRequest.newBuilder(URI.create("http://real.example/x"))
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(UnsafeDestination.class)
                .hasMessageContaining("not https");
    }

    @Test
    void a_bare_access_token_cannot_be_renewed() {
        google.answer("/x", 401, "{}");
        var http =
                AccessTokenCredentials.of("ya29.FAKE-0", google.surroundings()).authorize();

        assertThatThrownBy(() -> http.send(get("/x"), BodyHandlers.ofString()))
                .isInstanceOf(ReauthorizationNeeded.class);
    }

    @Test
    void an_api_is_called_in_one_line() {
        google.answer("/drive/v3/files", 200, "{\"files\": [{\"id\": \"1\", \"name\": \"Notes\"}]}");

        var files = ApiService.build("drive", "v3", credentials())
                .get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5));

        assertThat(files.get("files").at(0).get("name").text()).isEqualTo("Notes");
        assertThat(google.asked("/drive/v3/files").get(0).uri().getRawQuery())
                .isEqualTo("orderBy=modifiedByMeTime%20desc&pageSize=5");
    }

    @Test
    void an_apis_refusal_is_explained() {
        google.answer("/drive/v3/files", 403, """
            {"error": {"code": 403, "message": "Request had insufficient authentication scopes.",
             "errors": [{"reason": "insufficientPermissions"}], "status": "PERMISSION_DENIED"}}\
            """);
        var drive = ApiService.build("drive", "v3", credentials());

        assertThatThrownBy(() -> drive.get("files")).isInstanceOfSatisfying(HttpError.class, error -> {
            assertThat(error.status()).isEqualTo(403);
            assertThat(error.reason()).isEqualTo("insufficientPermissions");
            assertThat(error.whatItMeans()).contains("scope");
        });
    }

    private Credentials credentials() {
        return UserCredentials.of(Samples.saved(google, "ya29.FAKE-0"), google.surroundings());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(google.url().resolve(path)).build();
    }
}
