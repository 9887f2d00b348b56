package dev.understudy.server;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code client_secret.json} that the API Console offers for download, with the fake's URLs in it. */
final class ClientSecretFile {

    private ClientSecretFile() {}

    /** The file of a client; the {@code auth_uri} is the old one without {@code v2}, as in Google's file. */
    static String json(OAuthClient client, URI base) {
        var values = new LinkedHashMap<String, Object>();
        values.put("client_id", client.id());
        values.put("project_id", client.projectId());
        values.put("auth_uri", base + "/o/oauth2/auth");
        values.put("token_uri", base + "/token");
        values.put("auth_provider_x509_cert_url", base + "/oauth2/v1/certs");
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
