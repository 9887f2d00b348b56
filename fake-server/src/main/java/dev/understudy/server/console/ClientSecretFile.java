package dev.understudy.server.console;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Site;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code client_secret.json} that the API Console offers for download, with the URLs of the fake in it. */
public final class ClientSecretFile {

    private ClientSecretFile() {}

    /** The file of a client; the {@code auth_uri} is the old one without {@code v2}, as in Google's file. */
    public static String json(OAuthClient client, Site site) {
        var values = new LinkedHashMap<String, Object>();
        values.put("client_id", client.id());
        values.put("project_id", client.projectId());
        values.put("auth_uri", site.at(GoogleHosts.ACCOUNTS, "/o/oauth2/auth"));
        values.put("token_uri", site.at(GoogleHosts.OAUTH2, "/token"));
        values.put("auth_provider_x509_cert_url", site.at(GoogleHosts.WWW_APIS, "/oauth2/v1/certs"));
        client.secret().ifPresent(secret -> values.put("client_secret", secret));
        if (!client.redirectUris().isEmpty()) {
            values.put("redirect_uris", client.redirectUris());
        }
        if (!client.javascriptOrigins().isEmpty()) {
            values.put("javascript_origins", client.javascriptOrigins());
        }
        return Json.pretty(Map.of(client.type() == ClientType.WEB ? "web" : "installed", values)) + "\n";
    }
}
