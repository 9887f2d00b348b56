package dev.understudy.server.cli;

import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A program that has Google's addresses compiled in, as apps have. */
final class AppOfSomebody {

    private AppOfSomebody() {}

    /** {@code discover CODE} reads a document and ends with the code; {@code signin} has a user sign in. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("discover")) {
            discover();
            System.exit(Integer.parseInt(args[1]));
        }
        signIn();
    }

    private static void discover() throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        String document = http.send(
                        HttpRequest.newBuilder(
                                        URI.create("https://accounts.google.com/.well-known/openid-configuration"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        var issuer = Pattern.compile("\"issuer\": \"([^\"]*)\"").matcher(document);
        System.out.println(issuer.find() ? "issuer " + issuer.group(1) : document);
        try {
            http.send(HttpRequest.newBuilder(URI.create("https://example.com/")).build(), BodyHandlers.ofString());
            System.out.println("example.com answered");
        } catch (IOException e) {
            System.out.println("example.com cannot be reached");
        }
    }

    /** As Google's library for Python does it: opens the browser, and only then accepts connections. */
    private static void signIn() throws IOException, InterruptedException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String redirect = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            String url = "https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id="
                    + DemoWorld.DESKTOP.id()
                    + "&scope=" + encode("https://www.googleapis.com/auth/drive.readonly")
                    + "&redirect_uri=" + encode(redirect);
            new ProcessBuilder(System.getenv("BROWSER"), url)
                    .inheritIO()
                    .start()
                    .waitFor();
            try (var connection = listener.accept()) {
                var in = connection.getInputStream();
                var line = new StringBuilder();
                for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                    line.append((char) next);
                }
                System.out.println(line);
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
