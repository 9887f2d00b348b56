package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.lab.fault.Undisturbed;
import dev.understudy.server.lab.fault.WrongNonce;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.wire.Params;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** What becomes of the user's answer, and what leaks. */
final class CodeCases {

    static final List<Case> ALL = List.of(
            new Case(
                    "code-sent-twice",
                    app -> {
                        var flow = app.web();
                        var form = flow.exchange(flow.code());
                        app.token(form);
                        app.token(form);
                    },
                    // Whoever got no answer may ask again.
                    app -> {
                        var flow = app.web();
                        var form = flow.exchange(flow.code());
                        app.fail("token", new ServiceUnavailable(), new Undisturbed());
                        app.token(form);
                        app.sleep(Duration.ofSeconds(2));
                        app.token(form);
                    }),
            new Case(
                    "code-still-encoded",
                    app -> {
                        var flow = app.web();
                        app.token(flow.exchange(flow.code().replace("/", "%2F")));
                    },
                    app -> app.web().tokens()),
            new Case(
                    "redirect-uri-changed",
                    app -> {
                        var flow = app.web();
                        app.token(flow.exchange(flow.code(), "redirect_uri", "http://localhost:8080/"));
                    },
                    app -> app.web().tokens()),
            new Case(
                    "denial-ignored",
                    app -> {
                        app.google().answerFor(DemoWorld.ADA, Verdict.DENY);
                        app.web().open();
                        app.web().open();
                        app.web().open();
                    },
                    app -> {
                        app.google().answerFor(DemoWorld.ADA, Verdict.DENY);
                        app.web().open();
                        app.sleep(Duration.ofSeconds(10));
                        app.web().open();
                        app.sleep(Duration.ofSeconds(10));
                        app.web().open();
                    }),
            new Case(
                    "consent-at-every-login",
                    app -> {
                        for (int i = 0; i < 3; i++) {
                            app.web("prompt", "consent", "access_type", "offline")
                                    .tokens();
                        }
                    },
                    app -> {
                        app.web("prompt", "consent", "access_type", "offline").tokens();
                        app.web("access_type", "offline").tokens();
                        app.web("access_type", "offline").tokens();
                        app.web("prompt", "consent", "access_type", "offline").tokens();
                    }),
            new Case(
                    "granted-scopes-left-out",
                    app -> {
                        app.web("scope", App.AUTH + "drive.readonly").tokens();
                        app.web("scope", App.AUTH + "calendar.readonly").tokens();
                    },
                    app -> {
                        app.web("scope", App.AUTH + "drive.readonly").tokens();
                        app.web("scope", App.AUTH + "calendar.readonly", "include_granted_scopes", "true")
                                .tokens();
                        app.web("scope", App.AUTH + "drive.readonly").tokens();
                    }),
            new Case(
                    "secret-in-query",
                    app -> {
                        var flow = app.web();
                        app.post("/token?" + flow.exchange(flow.code()).encode(), Params.NONE);
                    },
                    app -> app.web().tokens()),
            new Case(
                    "access-token-in-query",
                    app -> app.get(App.FILES + "?access_token=" + app.web().accessToken()),
                    app -> {
                        String token = app.web().accessToken();
                        app.call(App.FILES, token);
                        app.get("/tokeninfo?access_token=" + token);
                    }),
            new Case(
                    "code-in-referer",
                    app -> app.get("/userinfo/picture", "Referer", "http://localhost:8080/cb?state=x&code=4/0FAKE-x"),
                    app -> {
                        app.get("/userinfo/picture", "Referer", "http://localhost:8080/cb");
                        app.get("/userinfo/picture", "Referer", "http://localhost:8080/?promo_code=4");
                    }),
            new Case(
                    "real-secret",
                    app -> app.token(
                            app.web().exchange("4/0FAKE-x", "client_secret", "GOCSPX-" + "abcdefghij".repeat(3))),
                    app -> app.web().tokens()),
            new Case(
                    "two-client-authentications",
                    app -> {
                        var flow = app.web();
                        app.token(flow.exchange(flow.code()), "Authorization", basic());
                    },
                    app -> {
                        var flow = app.web();
                        app.token(
                                flow.exchange(flow.code(), "client_id", "", "client_secret", ""),
                                "Authorization",
                                basic());
                    }),
            new Case(
                    "deprecated-endpoint",
                    app -> {
                        var flow = app.web();
                        app.post("/o/oauth2/token", flow.exchange(flow.code()));
                    },
                    // Google's own files still name this one.
                    app -> app.get("/o/oauth2/auth?client_id=x")),
            new Case(
                    "bad-id-token-accepted",
                    app -> {
                        app.fail("token", new WrongNonce());
                        var tokens = app.web("scope", "openid email", "nonce", App.random())
                                .tokens();
                        app.call("/v1/userinfo", tokens.path("access_token").asText());
                    },
                    app -> {
                        app.fail("token", new WrongNonce());
                        app.web("scope", "openid email", "nonce", App.random()).tokens();
                        var tokens = app.web("scope", "openid email", "nonce", App.random())
                                .tokens();
                        app.call("/v1/userinfo", tokens.path("access_token").asText());
                    }),
            new Case(
                    "needless-userinfo",
                    app -> app.call(
                            "/v1/userinfo", app.web("scope", "openid email").accessToken()),
                    app -> app.web("scope", "openid email").accessToken()),
            new Case(
                    "tokeninfo-for-validation",
                    app -> {
                        String token = app.web().accessToken();
                        for (int i = 0; i < 3; i++) {
                            app.get("/tokeninfo?access_token=" + token);
                        }
                    },
                    app -> app.get("/tokeninfo?access_token=" + app.web().accessToken())),
            new Case(
                    "keys-not-cached",
                    app -> {
                        for (int i = 0; i < 5; i++) {
                            app.get("/oauth2/v3/certs");
                        }
                    },
                    app -> {
                        app.get("/oauth2/v3/certs");
                        app.get("/oauth2/v3/certs");
                    }),
            new Case(
                    "discovery-not-cached",
                    app -> {
                        for (int i = 0; i < 5; i++) {
                            app.get("/.well-known/openid-configuration");
                        }
                    },
                    app -> app.get("/.well-known/openid-configuration")));

    private CodeCases() {}

    private static String basic() {
        String pair = DemoWorld.WEB.id() + ":" + DemoWorld.WEB.secret().orElseThrow();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
