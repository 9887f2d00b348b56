package dev.understudy.lessons.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.learn.Progress;
import dev.understudy.server.ClassPlan;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything works with no internet: whatever a browser would fetch for a page, by itself or because a script says so,
 * is of the server that the page is of, and its policy lets it have nothing else.
 */
class OwnOriginTest {

    /** What a browser fetches for HTML, by the tag and its attribute; what a click leads to is none of it. */
    private static final Pattern TAG = Pattern.compile(
            "<(?:link|script|img|source|iframe|frame|embed|object|audio|video|track|input|image|use)\\b[^>]*?\\s"
                    + "(?:href|xlink:href|src|srcset|data|poster)=[\"']?([^\"'\\s>]+)");

    private static final Pattern REFRESH = Pattern.compile("<(?:meta[^>]*http-equiv=\"?refresh|base)\\b[^>]*");
    private static final Pattern CSS = Pattern.compile("(?:@import\\s+[\"']?|url\\(\\s*[\"']?)([^\"')\\s;]+)");
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)(?:^import\\b[^'\"]*|^export\\b[^'\"]*\\bfrom\\s*|\\bimport\\(\\s*)['\"]([^'\"]+)['\"]");
    private static final Pattern ASKED = Pattern.compile("(?:\\bfetch|\\bnew"
            + " (?:EventSource|WebSocket|Worker|Request|URL)|\\bsendBeacon|\\.open)\\(\\s*['\"`]([^'\"`$]+)");
    /** Any address of another server in a script, wherever it stands. */
    private static final Pattern ABSOLUTE = Pattern.compile("['\"`]((?:https?:|wss?:)?//[a-z][\\w.-]*[\\w/])");

    /** Names, and where a click on a citation leads: nothing of it is fetched. */
    private static final List<String> NOT_FETCHED =
            List.of("http://www.w3.org/", "https://www.rfc-editor.org/", "https://openid.net/");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void the_fakes_own_pages_and_googles() throws Exception {
        try (var google = FakeGoogle.start()) {
            var seen = crawl(google.url(), pages(google), "X-Control-Token", google.labToken());

            assertThat(seen)
                    .contains("/", "/_understudy/console", "/_understudy/inspector", "/device")
                    .anyMatch(path -> path.startsWith("/o/oauth2/v2/auth?"))
                    .contains("/_understudy/assets/inspector-diagram.js", "/_understudy/assets/console.css")
                    .contains("/_understudy/inspector/events");
        }
    }

    @Test
    void the_pages_of_a_class() throws Exception {
        Path roster =
                Files.writeString(folder.resolve("class.json"), "[{\"name\": \"Ada\", \"key\": \"blue-fox-1234\"}]");
        try (var room = Standalone.start(
                Settings.EMBEDDED, Optional.empty(), folder.resolve("credentials"), ClassPlan.of(roster))) {
            var google = room.google();
            int port = google.url().getPort();
            String cookies = "understudy_control_" + port + "=" + google.labToken() + "; understudy_learner_" + port
                    + "=blue-fox-1234";

            var seen = crawl(google.url(), pages(google), "Cookie", cookies);

            assertThat(seen)
                    .contains("/me", "/_understudy/class", "/_understudy/class/cards", "/_understudy/class/state")
                    .contains("/_understudy/assets/class.js", "/_understudy/assets/class-steps.js");
            assertThat(crawl(google.url(), List.of("/me"), "Accept", "text/html"))
                    .contains("/_understudy/assets/understudy.css");
        }
    }

    @Test
    void the_pages_of_the_lessons() throws Exception {
        try (var pages = LessonPages.open(0, Course.bundled(), Progress.in(folder.resolve("progress")))) {
            String token = new PageClient(pages).token();
            String cookie = "understudy_lessons_" + pages.url().getPort() + "=" + token;

            assertThat(crawl(pages.url(), List.of("/", "/lessons/05", "/lessons/none"), "Cookie", cookie))
                    .contains("/assets/lesson.js", "/assets/lessons.css", "/_understudy/assets/flow.css");
            assertThat(crawl(pages.url(), List.of("/"), "Accept", "text/html")).contains("/assets/door.js");
        }
    }

    /** Every page that can be opened without knowing more than names of the demo world, and some of Google's. */
    private static List<String> pages(FakeGoogle google) {
        var all = new ArrayList<String>();
        google.endpoints().stream()
                .filter(endpoint -> endpoint.name().matches("_(?!assets|lab|me\\.).*")
                        || endpoint.name().equals("device"))
                .flatMap(endpoint -> endpoint.routes().stream())
                .filter(route -> route.method().equals("GET"))
                .map(route -> route.template()
                        .replace("{project}", DemoWorld.PROJECT)
                        .replace("{client}", DemoWorld.WEB.id())
                        .replace("{account}", DemoWorld.ROBOT.email())
                        .replace("{email}", DemoWorld.ROBOT.email())
                        .replace("{sub}", DemoWorld.ADA.sub()))
                .filter(path -> !path.contains("{"))
                .forEach(all::add);
        all.add("/");
        all.add("/device");
        for (String client : List.of(DemoWorld.WEB.id(), "nobody")) {
            all.add("/o/oauth2/v2/auth?response_type=code&scope=email&redirect_uri=http://localhost:8080/&client_id="
                    + client);
        }
        all.add("/nothing-here");
        return all;
    }

    /** Fetches pages and, as a browser would, all that belongs to them; gives every path. */
    private static TreeSet<String> crawl(URI server, List<String> pages, String header, String value) throws Exception {
        var seen = new TreeSet<String>();
        var open = new ArrayDeque<>(pages);
        while (!open.isEmpty()) {
            String path = open.poll();
            if (!seen.add(path) || path.endsWith("/events")) {
                continue;
            }
            var request = HttpRequest.newBuilder(server.resolve(path))
                    .header(header, value)
                    .header("Sec-Fetch-Dest", "document")
                    .headers(
                            header.equals("Accept")
                                    ? new String[] {"X-Test", "1"}
                                    : new String[] {"Accept", "text/html"})
                    .build();
            var reply = HTTP.send(request, BodyHandlers.ofString());
            String type = reply.headers().firstValue("Content-Type").orElse("");
            reply.headers().firstValue("Location").ifPresent(open::add);
            if (type.startsWith("text/html")) {
                checkPolicy(path, reply);
            }
            for (String fetched : fetched(type, reply.body())) {
                var target = server.resolve(path).resolve(fetched);
                assertThat(target.getScheme() + "://" + target.getAuthority())
                        .as("%s fetches %s", path, fetched)
                        .isEqualTo(server.toString());
                open.add(target.getRawPath());
            }
        }
        return seen;
    }

    private static List<String> fetched(String type, String text) {
        Stream<String> found = Stream.empty();
        if (type.startsWith("text/html") || type.startsWith("image/svg")) {
            assertThat(text).doesNotContain("<style", " style=\"").doesNotContainPattern(REFRESH);
            found = matches(TAG, text);
        } else if (type.startsWith("text/css")) {
            found = matches(CSS, text);
        } else if (type.startsWith("text/javascript")) {
            assertThat(matches(ABSOLUTE, text))
                    .allMatch(address -> NOT_FETCHED.stream().anyMatch(address::startsWith));
            found = Stream.concat(matches(IMPORT, text), matches(ASKED, text));
        }
        return found.filter(address -> !address.startsWith("data:")).toList();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    /** Nothing unless it is said, and nothing said but this server; only a form may lead to the client that waits. */
    private static void checkPolicy(String path, HttpResponse<String> reply) {
        String policy = reply.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).as(path).matches("default-src '(?:none|self)'.*").contains("frame-ancestors 'none'");
        for (String directive : policy.split(";", -1)) {
            String[] words = directive.strip().split(" ", -1);
            assertThat(Arrays.copyOfRange(words, 1, words.length))
                    .as("%s: %s", path, directive)
                    .allMatch(source -> List.of("'none'", "'self'", "data:").contains(source)
                            || (words[0].equals("form-action") && source.equals("http://localhost:8080")));
        }
    }
}
