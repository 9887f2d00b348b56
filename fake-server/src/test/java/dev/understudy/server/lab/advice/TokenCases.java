package dev.understudy.server.lab.advice;

import dev.understudy.server.api.ApiErrorFault;
import dev.understudy.server.lab.fault.GoogleError;
import dev.understudy.server.lab.fault.NarrowedConsent;
import dev.understudy.server.lab.fault.RevokedGrant;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of tokens, and whether the app waits. */
final class TokenCases {

    private static final String CALENDAR = "/calendar/v3/users/me/calendarList";
    private static final String SQL = "/sql/v1beta4/projects/" + DemoWorld.PROJECT + "/instances";

    static final List<Case> ALL = List.of(
            new Case(
                    "scope-never-asked",
                    app -> app.call(CALENDAR, app.web().accessToken()),
                    app -> app.call(App.FILES, app.web().accessToken())),
            new Case(
                    "granted-scopes-ignored",
                    app -> app.call(App.FILES, narrowed(app)),
                    app -> app.call(CALENDAR, narrowed(app))),
            new Case("unused-scope", app -> app.call(App.FILES, both(app)), app -> {
                String token = both(app);
                app.call(App.FILES, token);
                app.call(CALENDAR, token);
            }),
            new Case(
                    "broad-scope",
                    app -> app.call(
                            App.FILES, app.web("scope", App.AUTH + "drive").accessToken()),
                    app -> {
                        String token = app.web("scope", App.AUTH + "drive").accessToken();
                        app.call(App.FILES, token);
                        app.post(App.FILES, Params.NONE, "Authorization", "Bearer " + token);
                    }),
            new Case(
                    "needless-refresh",
                    app -> {
                        String token = offline(app);
                        for (int i = 0; i < 3; i++) {
                            app.refresh(token);
                        }
                    },
                    // When the token has expired, when it was refused, and when a program starts anew.
                    app -> {
                        String token = offline(app);
                        for (int i = 0; i < 3; i++) {
                            app.sleep(Duration.ofMinutes(56));
                            app.refresh(token);
                        }
                        app.refresh(token);
                    }),
            new Case(
                    "dead-refresh-token-kept",
                    app -> {
                        String token = offline(app);
                        app.fail("token", new RevokedGrant());
                        for (int i = 0; i < 3; i++) {
                            app.refresh(token);
                        }
                    },
                    app -> {
                        String token = offline(app);
                        app.fail("token", new RevokedGrant());
                        app.refresh(token);
                        app.web().tokens();
                    }),
            new Case(
                    "refresh-tokens-pile-up",
                    app -> {
                        for (int i = 0; i < 5; i++) {
                            offline(app);
                        }
                    },
                    app -> {
                        for (int i = 0; i < 5; i++) {
                            app.post("/revoke", Params.of("token", offline(app)));
                        }
                    }),
            new Case(
                    "refused-token-resent",
                    app -> {
                        String token = app.web().accessToken();
                        app.sleep(Duration.ofHours(2));
                        for (int i = 0; i < 3; i++) {
                            app.call(App.FILES, token);
                        }
                    },
                    app -> {
                        String refresh = offline(app);
                        String token = App.json(app.refresh(refresh))
                                .path("access_token")
                                .asText();
                        app.sleep(Duration.ofHours(2));
                        app.call(App.FILES, token);
                        app.call(
                                App.FILES,
                                App.json(app.refresh(refresh))
                                        .path("access_token")
                                        .asText());
                    }),
            new Case(
                    "wrong-token-at-api",
                    app -> app.call(
                            App.FILES,
                            app.web("scope", "openid email")
                                    .tokens()
                                    .path("id_token")
                                    .asText()),
                    app -> app.call(App.FILES, "ya29.a0FAKE-unknown")),
            new Case("no-backoff", app -> busy(app, Duration.ZERO), app -> busy(app, Duration.ofSeconds(1))),
            new Case(
                    "retry-after-ignored",
                    app -> limited(app, Duration.ofSeconds(2)),
                    app -> limited(app, Duration.ofSeconds(5))),
            new Case(
                    "polling-too-fast",
                    app -> polls(app, Duration.ofSeconds(2)),
                    app -> polls(app, Duration.ofSeconds(5))),
            new Case(
                    "slow-down-ignored",
                    app -> {
                        app.fail("token", new GoogleError("slow-down"));
                        polls(app, Duration.ofSeconds(5));
                    },
                    app -> {
                        app.fail("token", new GoogleError("slow-down"));
                        polls(app, Duration.ofSeconds(10));
                    }),
            new Case(
                    "long-assertion",
                    app -> app.robot(Map.of("exp", app.now().getEpochSecond() + 7200)),
                    app -> app.robot(Map.of("exp", app.now().getEpochSecond() + 3600))),
            new Case("clock-off", app -> app.robot(Map.of("iat", app.now().getEpochSecond() - 240)), app -> {
                app.robot(Map.of("iat", app.now().getEpochSecond() - 10));
                app.sleep(Duration.ofHours(3));
                app.robot(Map.of());
            }),
            new Case(
                    "needless-assertion",
                    app -> {
                        for (int i = 0; i < 4; i++) {
                            app.robot(Map.of());
                        }
                    },
                    app -> {
                        for (String user : List.of("grace@example.org", "alan@example.org")) {
                            app.robot(Map.of("sub", user));
                            app.sleep(Duration.ofHours(1));
                            app.robot(Map.of("sub", user));
                        }
                    }),
            new Case(
                    "needless-delegation",
                    app -> app.call(SQL, sql(app, Map.of("sub", "grace@example.org"))),
                    app -> app.call(SQL, sql(app, Map.of()))));

    private TokenCases() {}

    private static String offline(App app) {
        return app.web("access_type", "offline", "prompt", "consent")
                .tokens()
                .path("refresh_token")
                .asText();
    }

    private static String both(App app) {
        return app.web("scope", App.AUTH + "drive.readonly " + App.AUTH + "calendar.readonly")
                .accessToken();
    }

    /** Ada is asked for Drive and Calendar, and leaves out Drive. */
    private static String narrowed(App app) {
        app.fail("authorize.consent", new NarrowedConsent(App.AUTH + "drive.readonly"));
        return both(app);
    }

    private static void busy(App app, Duration pause) {
        String token = app.web().accessToken();
        app.fail("drive.*", new ServiceUnavailable(), new ServiceUnavailable());
        for (int i = 0; i < 3; i++) {
            app.call(App.FILES, token);
            app.sleep(pause);
        }
    }

    private static void limited(App app, Duration pause) {
        String token = app.web().accessToken();
        app.fail("drive.*", new ApiErrorFault("userRateLimitExceeded", 5));
        app.call(App.FILES, token);
        app.sleep(pause);
        app.call(App.FILES, token);
    }

    private static void polls(App app, Duration pause) {
        String code = app.device().path("device_code").asText();
        for (int i = 0; i < 3; i++) {
            app.sleep(pause);
            app.poll(code);
        }
    }

    private static String sql(App app, Map<String, ?> claims) {
        var all = new HashMap<String, Object>(claims);
        all.put("scope", App.AUTH + "sqlservice.admin");
        return App.json(app.robot(all)).path("access_token").asText();
    }
}
