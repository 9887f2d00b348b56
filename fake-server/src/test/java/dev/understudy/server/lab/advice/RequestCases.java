package dev.understudy.server.lab.advice;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import java.util.List;

/** What authorization requests may look like. */
final class RequestCases {

    private static final String SAME = "0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String OOB = "urn:ietf:wg:oauth:2.0:oob";

    static final List<Case> ALL = List.of(
            new Case(
                    "missing-state",
                    app -> app.web("state", "", "code_challenge", "", "code_challenge_method", "")
                            .open(),
                    // PKCE ties the answer to the request as well (RFC 9700 section 2.1); out of band nothing comes
                    // back.
                    app -> {
                        app.web("state", "").open();
                        app.get("/o/oauth2/v2/auth?client_id=curious");
                        app.desktop("redirect_uri", OOB, "state", "", "code_challenge", "", "code_challenge_method", "")
                                .open();
                    }),
            new Case(
                    "constant-state",
                    app -> {
                        app.web("state", SAME).tokens();
                        app.web("state", SAME).tokens();
                    },
                    // A page that is loaded again, and whose second answer nobody takes.
                    app -> {
                        var flow = app.web("state", SAME);
                        flow.code();
                        flow.tokens();
                    }),
            new Case(
                    "guessable-state",
                    app -> app.web("state", "/home").open(),
                    app -> app.web().open()),
            new Case(
                    "no-pkce",
                    app -> app.desktop("code_challenge", "", "code_challenge_method", "")
                            .open(),
                    app -> {
                        app.desktop().open();
                        app.web("code_challenge", "", "code_challenge_method", "")
                                .open();
                    }),
            new Case(
                    "no-pkce-web",
                    app -> app.web("code_challenge", "", "code_challenge_method", "")
                            .open(),
                    app -> {
                        app.web().open();
                        app.desktop("code_challenge", "", "code_challenge_method", "")
                                .open();
                    }),
            new Case(
                    "plain-pkce",
                    app -> app.web("code_challenge", SAME, "code_challenge_method", "")
                            .open(),
                    app -> app.web().open()),
            new Case(
                    "constant-verifier",
                    app -> {
                        for (int i = 0; i < 2; i++) {
                            var flow = app.web("code_challenge", App.challenge(SAME));
                            app.token(flow.exchange(flow.code(), "code_verifier", SAME));
                        }
                    },
                    app -> {
                        app.web().tokens();
                        app.web().tokens();
                    }),
            new Case(
                    "oob-redirect",
                    app -> app.desktop("redirect_uri", OOB).open(),
                    app -> app.desktop().open()),
            new Case(
                    "insecure-redirect",
                    app -> app.web("redirect_uri", "http://shop.example.com/callback")
                            .open(),
                    app -> {
                        app.web("redirect_uri", "https://shop.example.com/callback")
                                .open();
                        app.web("redirect_uri", "http://localhost:8080/").open();
                        app.desktop("redirect_uri", "http://[::1]:7777/").open();
                    }),
            new Case(
                    "localhost-redirect",
                    app -> app.desktop("redirect_uri", "http://localhost:7777/").open(),
                    app -> {
                        app.desktop().open();
                        app.web("redirect_uri", "http://localhost:8080/").open();
                    }),
            new Case(
                    "fixed-loopback-port",
                    app -> {
                        app.desktop("redirect_uri", "http://127.0.0.1:8080/").tokens();
                        app.desktop("redirect_uri", "http://127.0.0.1:8080/").tokens();
                    },
                    app -> {
                        app.desktop().tokens();
                        app.desktop().tokens();
                        app.web().tokens();
                        app.web().tokens();
                    }),
            new Case(
                    "embedded-browser",
                    app -> app.get(authorize(app), "User-Agent", "Mozilla/5.0 (Linux; Android 14; wv) Chrome/120"),
                    app -> app.get(authorize(app), "User-Agent", "Mozilla/5.0 (Linux; Android 14) Chrome/120")),
            new Case(
                    "implicit-flow",
                    app -> app.web("response_type", "token", "code_challenge", "", "code_challenge_method", "")
                            .open(),
                    app -> {
                        app.web().open();
                        app.web("response_type", "code id_token", "scope", "openid", "nonce", App.random())
                                .open();
                    }),
            new Case(
                    "comma-separated-scopes",
                    app -> app.web("scope", "email,profile").open(),
                    app -> app.web("scope", "email profile").open()),
            new Case(
                    "redundant-scopes",
                    app -> app.web("scope", App.AUTH + "drive " + App.AUTH + "drive.readonly")
                            .open(),
                    app -> app.web("scope", App.AUTH + "drive.file " + App.AUTH + "drive.readonly")
                            .open()),
            new Case(
                    "all-scopes-at-once",
                    app -> app.web("scope", scopes("drive", "calendar", "gmail.readonly"))
                            .open(),
                    app -> app.web("scope", scopes("drive", "drive.file", "calendar") + " email")
                            .open()),
            new Case(
                    "approval-prompt",
                    app -> app.web("approval_prompt", "force").open(),
                    app -> app.web("prompt", "consent").open()),
            new Case(
                    "offline-for-sign-in",
                    app -> app.web("scope", "openid email", "access_type", "offline", "nonce", App.random())
                            .open(),
                    app -> {
                        app.web("scope", "openid email", "nonce", App.random()).open();
                        app.web("access_type", "offline").open();
                        app.desktop("scope", "openid email", "access_type", "offline", "nonce", App.random())
                                .open();
                    }),
            new Case("no-nonce", app -> app.web("scope", "openid email").open(), app -> {
                app.web("scope", "openid email", "nonce", App.random()).open();
                app.web("scope", "email").open();
            }),
            new Case(
                    "unknown-parameter",
                    app -> app.web("acess_type", "offline").open(),
                    app -> app.web("access_type", "offline", "login_hint", "ada@example.com", "hl", "de")
                            .open()),
            new Case(
                    "placeholder-value",
                    app -> app.web("login_hint", "undefined").open(),
                    app -> app.web("login_hint", "nobody@example.com").open()));

    private RequestCases() {}

    private static String scopes(String... names) {
        return App.AUTH + String.join(" " + App.AUTH, names);
    }

    private static String authorize(App app) {
        var phone = Worlds.add(app.google().records(), ClientType.ANDROID, "com.example.app:/back");
        return "/o/oauth2/v2/auth?"
                + Visitor.request(phone, "com.example.app:/back", "state", App.random())
                        .encode();
    }
}
