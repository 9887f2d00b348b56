package dev.understudy.server.testing;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Somebody who walks through the sign-in pages without a browser, and keeps cookies like one:
 *
 * <pre>{@code
 * var visitor = new Visitor(google.url());
 * var code = visitor.code(Visitor.request(DemoWorld.WEB, "http://localhost:8080/", "scope", "email"), "ada@example.com");
 * }</pre>
 */
public final class Visitor {

    private final HttpClient http;
    private final URI server;

    /** A visitor with an empty cookie jar. */
    public Visitor(URI server) {
        this(server, new CookieManager());
    }

    /** A visitor with this cookie jar. */
    public Visitor(URI server, CookieManager cookies) {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An authorization request for a code; names and values that follow are added, or replace the usual ones. */
    public static Params request(OAuthClient client, String redirectUri, String... namesAndValues) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("client_id", List.of(client.id()));
        values.put("redirect_uri", List.of(redirectUri));
        values.put("response_type", List.of("code"));
        values.put("scope", List.of("https://www.googleapis.com/auth/drive.readonly"));
        values.putAll(Params.of(namesAndValues).values());
        return new Params(values);
    }

    /** Opens the authorization endpoint, and follows the server to a page or out of it. */
    public Visited open(Params request) {
        return open("/o/oauth2/v2/auth?" + request.encode());
    }

    /** What the authorization endpoint itself answers, not followed anywhere. */
    public Visited first(Params request) {
        return new Visited(
                this,
                send(HttpRequest.newBuilder(URI.create(server + "/o/oauth2/v2/auth?" + request.encode()))
                        .build()));
    }

    /** Posts a form to a path of the server, and follows it to a page or out of it. */
    public Visited post(String path, Params form) {
        return post(URI.create(server + path), form);
    }

    /** Opens a path of the server, and follows it to a page or out of it. */
    public Visited open(String pathAndQuery) {
        return get(URI.create(server + pathAndQuery));
    }

    /** Opens the endpoint, chooses this account if asked and says yes if asked. */
    public Visited allow(Params request, String email) {
        return open(request).choose(email).allow();
    }

    /** The code that this account's consent leads to. */
    public String code(Params request, String email) {
        return allow(request, email).answer().require("code");
    }

    Visited get(URI uri) {
        return follow(send(HttpRequest.newBuilder(uri).build()));
    }

    Visited post(URI uri, Params form) {
        return follow(send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode()))
                .build()));
    }

    private Visited follow(HttpResponse<String> first) {
        var reply = first;
        for (int hops = 0; hops < 10; hops++) {
            var location = reply.headers().firstValue("Location");
            if (location.isEmpty() || !location.get().startsWith("/")) {
                return new Visited(this, reply);
            }
            reply = send(
                    HttpRequest.newBuilder(reply.uri().resolve(location.get())).build());
        }
        throw new AssertionError("the server redirects in a circle: " + reply.uri());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
