package dev.understudy.lessons.shell;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at a browser of their own: opens what they are sent, signs in, and decides. */
public final class Visitor {

    private static final int MOST_PAGES = 12;

    private final String email;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private volatile String title = "";

    Visitor(String email) {
        this.email = email;
    }

    /** Who it is. */
    public String email() {
        return email;
    }

    /**
     * Opens the URL, signs in and allows what the app asks for; gives the URL at which the browser ended.
     *
     * @throws ErrorPage if Google shows an error instead
     */
    public URI allows(URI url) {
        return browse(url, new Page.Person(email, "allow", scope -> true));
    }

    /** Opens the URL, signs in and allows what the app asks for; gives the URL at which the browser ended. */
    public URI allows(String url) {
        return allows(URI.create(url));
    }

    /** As {@link #allows(URI)}, but ticks only the boxes of scopes that end so, such as {@code "drive.file"}. */
    public URI allowsOnly(URI url, String... scopes) {
        return browse(
                url,
                new Page.Person(email, "allow", box -> Arrays.stream(scopes).anyMatch(box::endsWith)));
    }

    /**
     * Opens the URL, signs in and presses Cancel; gives the URL at which the browser ended.
     *
     * @throws ErrorPage if Google shows an error instead
     */
    public URI denies(URI url) {
        return browse(url, new Page.Person(email, "deny", scope -> false));
    }

    /** Opens the URL, signs in and presses Cancel; gives the URL at which the browser ended. */
    public URI denies(String url) {
        return denies(URI.create(url));
    }

    /** The title of the page that the browser shows, which other programs on the machine can read too. */
    public String title() {
        return title;
    }

    /** Forgets every cookie, as a private window does. */
    public void forgets() {
        cookies.clear();
    }

    @Override
    public String toString() {
        return email + " at a browser";
    }

    private URI browse(URI start, Page.Person person) {
        URI at = start;
        HttpRequest request = Web.to(at).build();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            HttpResponse<String> response = Web.send(withCookies(request));
            remember(response);
            if (response.statusCode() / 100 == 3) {
                at = at.resolve(response.headers().firstValue("Location").orElse(""));
                if (!isGoogle(at)) {
                    return arrive(at);
                }
                request = Web.to(at).build();
                continue;
            }
            var page = new Page(response.body());
            title = page.title();
            page.error().ifPresent(text -> {
                throw new ErrorPage(text);
            });
            var form = page.answer(person);
            if (form.isEmpty()) {
                return at;
            }
            at = at.resolve(form.get().action());
            request = form.get().body().isEmpty()
                    ? Web.to(at).build()
                    : Web.post(at, form.get().body()).build();
        }
        throw new IllegalStateException("lost in the pages of Google at " + at);
    }

    /** The browser follows the last redirect too; if nobody listens there it shows that, and the URL stays. */
    private URI arrive(URI at) {
        title = "";
        if (isLoopback(at)) {
            try {
                title = new Page(Web.send(Web.to(at).build()).body()).title();
            } catch (UncheckedIOException e) {
                title = "This site can't be reached";
            }
        }
        return at;
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return "http".equals(url.getScheme())
                && host != null
                && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
    }

    private static boolean isGoogle(URI url) {
        URI google = URI.create(Setting.URL.value());
        return google.getScheme().equals(url.getScheme())
                && google.getAuthority().equals(url.getAuthority());
    }

    private HttpRequest withCookies(HttpRequest request) {
        if (cookies.isEmpty()) {
            return request;
        }
        String line = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Cookie", line)
                .build();
    }

    private void remember(HttpResponse<String> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            if (pair.length == 2) {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
