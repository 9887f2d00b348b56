package dev.understudy.server.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A browser without a window: opens a URL and goes where it is redirected, until a page is shown. Whoever is marked in
 * the world as deciding by themselves is sent back to the app at once.
 */
final class Follow {

    private static final int OK = 200;
    private static final int REDIRECTS = 20;

    private Follow() {}

    /** Opens the URL that is the last argument. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI at = URI.create(args[args.length - 1]);
        for (int hop = 0; hop < REDIRECTS; hop++) {
            var reply = http.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
            var location = reply.headers().firstValue("Location");
            if (location.isEmpty()) {
                if (reply.statusCode() != OK) {
                    System.err.println("understudy: the browser was shown an error at " + at.getHost() + ": "
                            + reply.statusCode());
                }
                return;
            }
            at = at.resolve(location.get());
        }
    }
}
