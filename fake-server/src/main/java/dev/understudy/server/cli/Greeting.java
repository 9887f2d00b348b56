package dev.understudy.server.cli;

import dev.understudy.server.Standalone;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} says once it accepts requests: that it does, and what to try first. */
final class Greeting {

    private static final String SCOPE = "https://www.googleapis.com/auth/drive.metadata.readonly";

    private Greeting() {}

    static List<String> lines(Standalone running) {
        URI base = running.google().url();
        var lines = new ArrayList<String>();
        lines.add("Understudy is ready at " + base);
        lines.add("");
        running.google().scenario().clients().stream()
                .filter(client -> client.type() == ClientType.DESKTOP)
                .findFirst()
                .ifPresent(client -> {
                    lines.add("Sign in and consent, in a browser:");
                    lines.add("  " + authorizationUrl(base, client));
                });
        lines.add("Look at the endpoints:");
        lines.add("  curl " + base + "/.well-known/openid-configuration");
        running.credentials().stream().findFirst().map(Path::getParent).ifPresent(directory -> {
            lines.add("Credential files for your app are in " + directory + ":");
            running.credentials().forEach(file -> lines.add("  " + file.getFileName()));
            lines.add("Point the programs of a shell at this fake:");
            lines.add("  . " + quoted(directory.resolve("env.sh").toString()));
        });
        lines.add("Stop with Ctrl-C.");
        return lines;
    }

    private static String authorizationUrl(URI base, OAuthClient client) {
        String redirect = client.redirectUris().stream().findFirst().orElse("http://localhost");
        return base + "/o/oauth2/v2/auth?response_type=code&client_id=" + client.id() + "&redirect_uri="
                + encode(redirect) + "&scope=" + encode(SCOPE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
