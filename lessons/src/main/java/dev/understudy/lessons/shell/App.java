package dev.understudy.lessons.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An app as the API console registered it.
 *
 * @param id the client id, which is public
 * @param secret the client secret
 */
public record App(String id, String secret) {

    static App named(String name) {
        return new App(Setting.ofWorld("client." + name), Setting.ofWorld("secret." + name));
    }

    /** The file {@code client_secret.json} that the console offers for download, in a folder of this session. */
    public Path file() {
        String google = Setting.URL.value();
        boolean web = id.equals(Setting.ofWorld("client.web"));
        var values = new LinkedHashMap<String, Object>();
        values.put("client_id", id);
        values.put("project_id", Setting.ofWorld("project"));
        values.put("auth_uri", google + "/o/oauth2/auth");
        values.put("token_uri", google + "/token");
        values.put("client_secret", secret);
        values.put("redirect_uris", List.of(web ? "http://localhost:8080/oauth2callback" : "http://localhost"));
        return Folder.write("client_secret.json", Folder.json(Map.of(web ? "web" : "installed", values)));
    }
}
