package dev.understudy.server.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser without a window: opens a URL and goes where it is redirected, until a page is shown. Whoever is marked in
 * the world as deciding by themselves is sent back to the app at once.
 */
final class Follow {

    private static final int OK = 200;
    private static final int REDIRECTS = 20;

    /** What every page of the fake says to people. */
    private static final String OURS = "plays Google here";

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");
    private static final Pattern DESCRIPTION = Pattern.compile("id=\"error-description\">([^<]*)<");

    private Follow() {}

    /** Opens the URL that is the last argument. */
    public static void main(String[] args) throws InterruptedException {
        var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI at = URI.create(args[args.length - 1]);
        for (int hop = 0; hop < REDIRECTS; hop++) {
            Optional<URI> next = open(http, at);
            if (next.isEmpty()) {
                return;
            }
            at = next.get();
        }
        complain("was redirected more than " + REDIRECTS + " times, at last to " + place(at));
    }

    /** Shows a page, or tells where it leads. */
    private static Optional<URI> open(HttpClient http, URI at) throws InterruptedException {
        try {
            var reply = http.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
            Optional<URI> next = reply.headers().firstValue("Location").map(at::resolve);
            if (next.isEmpty()) {
                look(at, reply);
            }
            return next;
        } catch (IOException e) {
            complain("got no answer from " + place(at) + ": does the program listen there?");
            return Optional.empty();
        }
    }

    /** The app's own page is the end of the journey; one of Google's is a halt, for nobody is here to answer it. */
    private static void look(URI at, HttpResponse<String> reply) {
        Matcher title = TITLE.matcher(reply.body());
        if (reply.body().contains(OURS) && title.find()) {
            Matcher description = DESCRIPTION.matcher(reply.body());
            complain("was halted by a page: " + title.group(1)
                    + (description.find() ? ". " + description.group(1) : ""));
        } else if (reply.statusCode() != OK) {
            complain("was shown an error at " + place(at) + ": " + reply.statusCode());
        }
    }

    /** Without the query, which may hold a code. */
    private static String place(URI at) {
        return at.getScheme() + "://" + at.getAuthority();
    }

    private static void complain(String what) {
        System.err.println("understudy: the browser " + what);
    }
}
