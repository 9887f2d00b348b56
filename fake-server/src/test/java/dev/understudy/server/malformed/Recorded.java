package dev.understudy.server.malformed;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Good requests, as the journal has them: what is malformed in one place only gets further than what is all noise. */
final class Recorded {

    private final TokenWorld world;
    private final Robot robot;
    private final String bearer;

    private Recorded(TokenWorld world, Robot robot) {
        this.world = world;
        this.robot = robot;
        this.bearer = "Bearer "
                + world.redeem(world.code(List.copyOf(Scopes.all())))
                        .path("access_token")
                        .asText();
    }

    /** The requests of one walk through everything. */
    static List<Request> walk(TokenWorld world, Robot robot) {
        var recorded = new Recorded(world, robot);
        recorded.browser();
        recorded.tokens();
        recorded.robots();
        recorded.apis();
        return world.google().lab().exchanges(exchange -> true).stream()
                .map(Exchange::request)
                .toList();
    }

    private void browser() {
        var visitor = new Visitor(world.google().url());
        var request = Visitor.request(
                DemoWorld.WEB, "http://localhost:8080/", "scope", "openid email", "nonce", "n", "state", "s");
        visitor.allow(request, "ada@example.com");
        visitor.allow(request.with("response_type", "code id_token"), "ada@example.com");
        visitor.open(request.with("redirect_uri", "http://nowhere.example/"));
        var device = TokenWorld.json(
                world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email openid")));
        visitor.open("/device")
                .press("next", Params.of("user_code", device.path("user_code").asText()));
        world.post(
                "/token",
                Params.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                        "device_code", device.path("device_code").asText(),
                        "client_id", DemoWorld.TV.id(),
                        "client_secret", DemoWorld.TV.secret().orElseThrow()));
    }

    private void tokens() {
        var redeemed = world.redeem(world.code());
        world.post("/token", world.refresh(redeemed.path("refresh_token").asText()));
        world.get("/tokeninfo?id_token=" + redeemed.path("id_token").asText());
        world.get("/v1/userinfo", "Authorization", bearer);
        world.post("/revoke", Params.of("token", redeemed.path("access_token").asText()));
    }

    private void robots() {
        String assertion = robot.sign(robot.claims(Instant.now()));
        world.post(
                "/token",
                Params.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
        world.post(
                "/v1/token",
                Params.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "audience",
                                "//iam.googleapis.com/projects/" + DemoWorld.PROJECT_NUMBER
                                        + "/locations/global/workloadIdentityPools/pool/providers/provider",
                        "scope", "https://www.googleapis.com/auth/cloud-platform",
                        "subject_token", assertion,
                        "subject_token_type", "urn:ietf:params:oauth:token-type:jwt"));
        String account = "/v1/projects/-/serviceAccounts/" + DemoWorld.ROBOT.email();
        for (var verb : Map.of(
                        "generateAccessToken",
                                "{\"scope\":[\"https://www.googleapis.com/auth/drive\"],\"lifetime\":\"60s\"}",
                        "generateIdToken", "{\"audience\":\"a\",\"includeEmail\":true}",
                        "signBlob", "{\"payload\":\"AQID\"}",
                        "signJwt", "{\"payload\":\"{}\"}")
                .entrySet()) {
            json(account + ":" + verb.getKey(), verb.getValue());
        }
        String metadata = "/computeMetadata/v1/instance/service-accounts/default/";
        world.get(metadata + "token?scopes=a,b", "Metadata-Flavor", "Google");
        world.get(metadata + "identity?audience=a&format=full", "Metadata-Flavor", "Google");
    }

    private void apis() {
        for (String path : List.of(
                "/drive/v3/files?q=name+contains+'a'+and+not+trashed&orderBy=name+desc&pageSize=3&fields=files(id,name)",
                "/drive/v3/files/demo-ada-todo?alt=media",
                "/calendar/v3/calendars/primary/events?timeMin=2026-01-01T00:00:00Z&singleEvents=true&maxResults=2",
                "/gmail/v1/users/me/messages?q=from:grace&maxResults=2",
                "/v1/people/me?personFields=names,emailAddresses",
                "/sql/v1beta4/projects/example-123/instances?filter=state:RUNNABLE")) {
            world.get(path.replace("'", "%27"), "Authorization", bearer);
        }
        json("/drive/v3/files", "{\"name\":\"a\",\"parents\":[\"root\"],\"modifiedTime\":\"2026-01-01T00:00:00Z\"}");
        json(
                "/calendar/v3/calendars/primary/events",
                "{\"summary\":\"a\",\"start\":{\"dateTime\":\"2026-01-01T00:00:00Z\",\"timeZone\":\"Europe/Berlin\"},"
                        + "\"end\":{\"date\":\"2026-01-02\"}}");
        json("/upload/drive/v3/files?uploadType=resumable", "{\"name\":\"a\"}");
        world.post(
                "/upload/drive/v3/files?uploadType=multipart",
                "multipart/related; boundary=b",
                "--b\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a\"}\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n",
                "Authorization",
                bearer);
        world.post(
                "/batch/drive/v3",
                "multipart/mixed; boundary=b",
                "--b\r\nContent-Type: application/http\r\nContent-ID: <a>\r\n\r\n"
                        + "GET /drive/v3/files/demo-ada-todo?fields=id HTTP/1.1\r\nX: y\r\n\r\n\r\n--b--\r\n",
                "Authorization",
                bearer);
    }

    private void json(String path, String body) {
        world.post(path, "application/json", body, "Authorization", bearer);
    }
}
