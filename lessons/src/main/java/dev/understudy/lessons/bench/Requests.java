package dev.understudy.lessons.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The requests that the benchmark repeats, made from the credential files of a server. */
final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A scope of which no id_token comes. */
    static final String DRIVE = "https://www.googleapis.com/auth/drive.metadata.readonly";

    private Requests() {}

    /** A refresh of the demo user's token. */
    static String refresh(ServerProcess server, String... more) throws IOException {
        var file = JSON.readTree(server.credential("authorized_user.json"));
        var pairs = new ArrayList<>(List.of(
                "grant_type", "refresh_token",
                "client_id", file.path("client_id").asText(),
                "client_secret", file.path("client_secret").asText(),
                "refresh_token", file.path("refresh_token").asText()));
        pairs.addAll(List.of(more));
        return form(pairs);
    }

    /** A service account's signed request for a token, good for an hour. */
    static String assertion(ServerProcess server) throws IOException, GeneralSecurityException, JOSEException {
        var file = JSON.readTree(server.credential("service-account.json"));
        long now = Instant.now().getEpochSecond();
        var claims = new JWTClaimsSet.Builder()
                .issuer(file.path("client_email").asText())
                .audience(file.path("token_uri").asText())
                .claim("scope", DRIVE)
                .claim("iat", now)
                .claim("exp", now + 3_600)
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(file.path("private_key_id").asText())
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new RSASSASigner(privateKey(file)));
        return form(List.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt.serialize()));
    }

    /** The target of an authorization request of the demo's web client for these scopes. */
    static String authorize(ServerProcess server, String scopes) throws IOException {
        var web = web(server);
        return "/o/oauth2/v2/auth?"
                + form(List.of(
                        "client_id",
                        web.path("client_id").asText(),
                        "redirect_uri",
                        web.path("redirect_uris").path(0).asText(),
                        "response_type",
                        "code",
                        "scope",
                        scopes,
                        "state",
                        "bench"));
    }

    /** The exchange of a code of {@link #authorize}; the code is appended as it stands in the redirect. */
    static String exchange(ServerProcess server) throws IOException {
        var web = web(server);
        return form(List.of(
                        "grant_type", "authorization_code",
                        "client_id", web.path("client_id").asText(),
                        "client_secret", web.path("client_secret").asText(),
                        "redirect_uri", web.path("redirect_uris").path(0).asText()))
                + "&code=";
    }

    private static JsonNode web(ServerProcess server) throws IOException {
        return JSON.readTree(server.credential("client_secret_web.json")).path("web");
    }

    private static PrivateKey privateKey(JsonNode file) throws GeneralSecurityException {
        String pem = file.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String form(List<String> namesAndValues) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            pairs.add(
                    namesAndValues.get(i) + "=" + URLEncoder.encode(namesAndValues.get(i + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }
}
