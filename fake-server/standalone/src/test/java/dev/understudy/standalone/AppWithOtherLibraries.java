package dev.understudy.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.server.FakeGoogle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** An app with a Jackson and a Jetty of its own, both at work in the JVM in which it has embedded a fake. */
final class AppWithOtherLibraries {

    private AppWithOtherLibraries() {}

    /** Says what it uses, and what it got from the fake and from its own server. */
    public static void main(String[] args) throws Exception {
        var json = new ObjectMapper();
        var own = new Server(0);
        own.start();
        try (var google = FakeGoogle.start()) {
            System.out.println("Jackson " + json.version());
            System.out.println("Jetty " + Server.getVersion());
            var document = json.readTree(get(google.url() + "/.well-known/openid-configuration"));
            System.out.println("issuer is the fake's URL: "
                    + document.get("issuer").asText().equals(google.url().toString()));
            // Not its URI, which it does not know on a machine that cannot look up its own name.
            int port = ((NetworkConnector) own.getConnectors()[0]).getLocalPort();
            System.out.println("own server: "
                    + get("http://127.0.0.1:" + port + "/").contains("<title>Error 404 Not Found</title>"));
        } finally {
            own.stop();
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
