package dev.understudy.lessons.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An app as the API console registered it.
 *
 * @param id the client id, which is public
 * @param secret the client secret; empty if it has none
 * @param type {@code web}, {@code desktop} or {@code tv}
 * @param redirectUris the addresses it registered
 */
public record App(String id, String secret, String type, List<String> redirectUris) {

    /** A copy that nobody can change. */
    public App {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Its id; the secret is not shown by accident. */
    @Override
    public String toString() {
        return type + " app " + id;
    }

    static App named(String name) {
        String type = name.equals("today") ? "desktop" : name;
        var redirects = type.equals("web")
                ? List.of("http://localhost:8080/oauth2callback")
                : type.equals("desktop") ? List.of("http://localhost") : List.<String>of();
        return new App(Setting.ofWorld("client." + name), Setting.ofWorld("secret." + name), type, redirects);
    }

    /** The file {@code client_secret.json} that the console offers for download, in a folder of this session. */
    public Path file() {
        String google = Setting.URL.value();
        var values = new LinkedHashMap<String, Object>();
        values.put("client_id", id);
        values.put("project_id", Setting.ofWorld("project"));
        values.put("auth_uri", google + "/o/oauth2/auth");
        values.put("token_uri", google + "/token");
        values.put("client_secret", secret);
        values.put("redirect_uris", redirectUris);
        return Folder.write(
                "client_secret.json", Folder.json(Map.of(type.equals("web") ? "web" : "installed", values)));
    }
}
