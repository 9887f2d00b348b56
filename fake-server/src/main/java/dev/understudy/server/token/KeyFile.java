package dev.understudy.server.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.GoogleHosts;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Site;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/**
 * The downloaded file of a service-account key: the only place where the private half is.
 *
 * @param projectId the project
 * @param keyId the key id
 * @param privateKey the private half, PEM of PKCS #8
 * @param email the service account's address
 * @param clientId the service account's numeric id
 */
public record KeyFile(String projectId, String keyId, String privateKey, String email, String clientId) {

    /**
     * Reads a key file.
     *
     * @throws IllegalArgumentException with a sentence for people if it is none
     */
    public static KeyFile read(String json) {
        var file = Json.read(json).orElseThrow(() -> new IllegalArgumentException("The key file is not JSON."));
        if (!file.path("type").asText().equals("service_account")) {
            throw new IllegalArgumentException("The key file has no \"type\": \"service_account\".");
        }
        return new KeyFile(
                text(file, "project_id"),
                text(file, "private_key_id"),
                text(file, "private_key"),
                text(file, "client_email"),
                text(file, "client_id"));
    }

    /** The file's JSON in the layout of Google's console, every URL pointing to the server at this base. */
    public String json(URI base) {
        return json(Site.of(base));
    }

    /** The file's JSON in the layout of Google's console, every URL pointing to this site. */
    public String json(Site site) {
        var file = new LinkedHashMap<String, Object>();
        file.put("type", "service_account");
        file.put("project_id", projectId);
        file.put("private_key_id", keyId);
        file.put("private_key", privateKey);
        file.put("client_email", email);
        file.put("client_id", clientId);
        file.put("auth_uri", site.at(GoogleHosts.ACCOUNTS, "/o/oauth2/auth"));
        file.put("token_uri", site.at(GoogleHosts.OAUTH2, "/token"));
        file.put("auth_provider_x509_cert_url", site.at(GoogleHosts.WWW_APIS, "/oauth2/v1/certs"));
        file.put(
                "client_x509_cert_url",
                site.at(
                        GoogleHosts.WWW_APIS,
                        "/robot/v1/metadata/x509/" + URLEncoder.encode(email, StandardCharsets.UTF_8)));
        file.put("universe_domain", "googleapis.com");
        return Json.pretty(file) + "\n";
    }

    /** Never the private half. */
    @Override
    public String toString() {
        return "KeyFile[" + email + ", " + keyId + "]";
    }

    private static String text(JsonNode file, String name) {
        String value = file.path(name).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The key file has no \"" + name + "\".");
        }
        return value;
    }
}
