package dev.understudy.server.lab.advice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.store.Store;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An app that does everything right unless told otherwise, and the fake that watches it. */
final class App implements AutoCloseable {

    static final String AUTH = "https://www.googleapis.com/auth/";
    static final String FILES = "/drive/v3/files";

    private final TokenWorld world = new TokenWorld();
    private final Visitor visitor = new Visitor(world.google().url());
    private final Robot robot = robot(world.google());
    private final Store.Snapshot beginning = world.google().snapshot();
    private int port = 40_000;

    /** Forgets everything that happened: quicker than a new server for each of a hundred stories. */
    void begin() {
        google().restore(beginning);
        google().lab().exchanges(exchange -> true).stream()
                .map(Exchange::project)
                .distinct()
                .forEach(google().lab()::reset);
        google().lab().reset(DemoWorld.PROJECT);
    }

    FakeGoogle google() {
        return world.google();
    }

    /** A sign-in of the web app, with these parameters changed; an empty value takes one away. */
    Flow web(String... changes) {
        return new Flow(DemoWorld.WEB, TokenWorld.REDIRECT, changes);
    }

    /** A sign-in of the installed app at a port of its own. */
    Flow desktop(String... changes) {
        return new Flow(DemoWorld.DESKTOP, "http://127.0.0.1:" + port++ + "/", changes);
    }

    /** The same of an installed app that nobody has let use old flows. */
    Flow desktopToday(String... changes) {
        return new Flow(DemoWorld.DESKTOP_TODAY, "http://127.0.0.1:" + port++ + "/", changes);
    }

    HttpResponse<String> token(Params form, String... headers) {
        return world.post("/token", form, headers);
    }

    HttpResponse<String> post(String path, Params form, String... headers) {
        return world.post(path, form, headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return world.get(path, headers);
    }

    /** Calls an API with a token. */
    HttpResponse<String> call(String path, String token) {
        return world.get(path, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(world.refresh(refreshToken));
    }

    /** An access token of the service account, with these claims changed. */
    HttpResponse<String> robot(Map<String, ?> changes) {
        var claims = robot.claims(google().lab().now(DemoWorld.PROJECT));
        claims.putAll(changes);
        return token(Params.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", robot.sign(claims)));
    }

    private static Robot robot(FakeGoogle google) {
        try {
            return new Robot(google);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a pair of device codes. */
    JsonNode device() {
        return TokenWorld.json(post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email")));
    }

    void poll(String deviceCode) {
        token(Params.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                deviceCode,
                "client_id",
                DemoWorld.TV.id(),
                "client_secret",
                DemoWorld.TV.secret().orElseThrow()));
    }

    void sleep(Duration time) {
        world.advance(time);
    }

    void fail(String endpoint, Fault first, Fault... next) {
        var rule = FaultRule.once(DemoWorld.PROJECT, endpoint, first);
        for (Fault fault : next) {
            rule = rule.then(fault);
        }
        google().lab().fail(rule);
    }

    List<Finding> findings() {
        return google().lab().findings();
    }

    List<String> found() {
        return findings().stream().map(finding -> finding.rule().id()).toList();
    }

    Instant now() {
        return google().lab().now(DemoWorld.PROJECT);
    }

    static String random() {
        return UUID.randomUUID().toString();
    }

    static JsonNode json(HttpResponse<String> reply) {
        return Json.read(reply.body()).orElseThrow();
    }

    @Override
    public void close() {
        world.close();
    }

    /** One sign-in. */
    final class Flow {

        private final OAuthClient client;
        private final String verifier = random() + random();
        private Params request;

        Flow(OAuthClient client, String redirectUri, String... changes) {
            this.client = client;
            this.request = Visitor.request(
                    client,
                    redirectUri,
                    "state",
                    random(),
                    "code_challenge",
                    challenge(verifier),
                    "code_challenge_method",
                    "S256");
            for (int i = 0; i < changes.length; i += 2) {
                request = request.with(changes[i], changes[i + 1]);
            }
        }

        /** Sends Ada there, who allows it. */
        Visited allow() {
            return visitor.allow(request, "ada@example.com");
        }

        /** Only opens it. */
        Visited open() {
            return visitor.open(request);
        }

        /** The code to which it leads. */
        String code() {
            return allow().answer().require("code");
        }

        /** The form that redeems a code of it, with these parameters changed. */
        Params exchange(String code, String... changes) {
            var form = Params.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    request.require("redirect_uri"),
                    "client_id",
                    client.id(),
                    "client_secret",
                    client.secret().orElseThrow());
            if (request.find("code_challenge").isPresent()) {
                form = form.with("code_verifier", verifier);
            }
            for (int i = 0; i < changes.length; i += 2) {
                form = form.with(changes[i], changes[i + 1]);
            }
            return form;
        }

        /** The tokens to which it leads. */
        JsonNode tokens() {
            return json(token(exchange(code())));
        }

        /** The access token to which it leads. */
        String accessToken() {
            return tokens().path("access_token").asText();
        }
    }

    static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
