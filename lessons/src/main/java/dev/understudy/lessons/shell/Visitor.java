package dev.understudy.lessons.shell;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;

/** Somebody at a browser of their own: opens what they are sent, signs in, and decides. */
public final class Visitor {

    private static final int MOST_PAGES = 12;

    private final String email;
    private final Cookies cookies = new Cookies();
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
        return browse(url, new Page.Person(email, "allow", scope -> true, ""));
    }

    /** Opens the URL, signs in and allows what the app asks for; gives the URL at which the browser ended. */
    public URI allows(String url) {
        return allows(URI.create(url));
    }

    /** As {@link #allows(URI)}, but ticks only the boxes of scopes that end so, such as {@code "drive.file"}. */
    public URI allowsOnly(URI url, String... scopes) {
        return browse(
                url,
                new Page.Person(email, "allow", box -> Arrays.stream(scopes).anyMatch(box::endsWith), ""));
    }

    /**
     * Opens the URL, signs in and presses Cancel; gives the URL at which the browser ended.
     *
     * @throws ErrorPage if Google shows an error instead
     */
    public URI denies(URI url) {
        return browse(url, new Page.Person(email, "deny", scope -> false, ""));
    }

    /** Opens the URL, signs in and presses Cancel; gives the URL at which the browser ended. */
    public URI denies(String url) {
        return denies(URI.create(url));
    }

    /** Types the code that a device shows, signs in and allows what the device asks for; gives the page's title. */
    public String connects(String userCode) {
        browse(device(), new Page.Person(email, "allow", scope -> true, userCode));
        return title;
    }

    /** As {@link #connects}, but presses Cancel. */
    public String refuses(String userCode) {
        browse(device(), new Page.Person(email, "deny", scope -> false, userCode));
        return title;
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

    private URI device() {
        return URI.create(Setting.URL.value() + "/device");
    }

    private URI browse(URI start, Page.Person person) {
        URI at = start;
        HttpRequest request = Web.to(at).build();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Optional<HttpResponse<String>> answer = open(request);
            if (answer.isEmpty()) {
                title = "This site can't be reached";
                return at;
            }
            HttpResponse<String> response = answer.get();
            if (response.statusCode() / 100 == 3) {
                at = at.resolve(response.headers().firstValue("Location").orElse(""));
                if (!isGoogle(at) && !isLoopback(at)) {
                    title = "";
                    return at;
                }
                request = Web.to(at).build();
                continue;
            }
            var page = new Page(response.body());
            title = page.title();
            if (!isGoogle(at)) {
                pictures(page, at);
                return at;
            }
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

    /** What is at this address; nothing if nobody listens there. */
    private Optional<HttpResponse<String>> open(HttpRequest request) {
        try {
            HttpResponse<String> response = Web.send(cookies.addTo(request));
            cookies.remember(response);
            return Optional.of(response);
        } catch (UncheckedIOException e) {
            if (isGoogle(request.uri())) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Fetches the page's pictures, as any browser does; an old one tells their servers the whole address. */
    private void pictures(Page page, URI at) {
        page.pictures()
                .forEach(picture -> open(Web.to(at.resolve(picture))
                        .header("Referer", at.toString())
                        .build()));
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
}
