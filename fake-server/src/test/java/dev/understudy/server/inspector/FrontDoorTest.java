package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrontDoorTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @TempDir
    private Path folder;

    @AutoClose
    private FakeGoogle google;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
    }

    @Test
    void a_browser_is_told_what_this_is_and_what_to_try() throws Exception {
        CredentialFiles.write(google, folder);

        var page = get("/", "Accept", BROWSER);

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Metadata-Flavor")).hasValue("Google");
        assertThat(page.body())
                .contains(google.url().toString())
                .contains("ada@example.com")
                .contains("/_understudy/inspector")
                .contains("client_secret_desktop.json")
                .contains(folder.toString());
    }

    @ParameterizedTest
    @EnumSource
    void the_first_thing_to_try_works_whatever_is_played(Profile profile) throws Exception {
        google.close();
        google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withProfile(profile));
        var link = Pattern.compile("href=\"[^\"]*(/o/oauth2/v2/auth[^\"]*)\"")
                .matcher(get("/", "Accept", BROWSER).body());
        assertThat(link.find()).isTrue();

        var page = new Visitor(google.url()).open(link.group(1).replace("&amp;", "&"));

        assertThat(page.has("account-0")).as(page.html()).isTrue();
    }

    @Test
    void every_link_of_the_page_leads_somewhere() throws Exception {
        var links = Pattern.compile("(?:href|src)=\"(/[^\"]*|http:[^\"]*)\"")
                .matcher(get("/", "Accept", BROWSER).body());

        int count = 0;
        while (links.find()) {
            String link = links.group(1).replace("&amp;", "&");
            assertThat(link).matches("/.*|" + Pattern.quote(google.url().toString()) + "/.*");
            assertThat(get(
                                    google.url()
                                            .resolve(link)
                                            .toString()
                                            .replace(google.url().toString(), ""),
                                    "Accept",
                                    BROWSER)
                            .statusCode())
                    .as(link)
                    .isLessThan(400);
            count++;
        }
        assertThat(count).isGreaterThan(4);
    }

    @Test
    void a_program_that_looks_for_a_metadata_server_finds_it() throws Exception {
        assertThat(get("/", "Accept", "*/*").body()).isEqualTo("computeMetadata/\n");
        assertThat(get("/", "Metadata-Flavor", "Google").body()).isEqualTo("computeMetadata/\n");
    }

    @Test
    void the_page_is_not_in_the_journal_but_the_ping_is() throws Exception {
        get("/", "Accept", BROWSER);
        get("/", "Metadata-Flavor", "Google");

        assertThat(google.lab().exchanges(exchange -> true)).hasSize(1);
    }

    private HttpResponse<String> get(String path, String header, String value) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(google.url() + path))
                                .header(header, value)
                                .build(),
                        BodyHandlers.ofString());
    }
}
