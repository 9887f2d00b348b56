package dev.understudy.server.malformed;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The next step of somebody who is in the middle of something, not taken yet: pages that wait for an answer, and an upload
 * that waits for its content. Whoever answers ends them, so they are made anew again and again.
 */
final class Unsent {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SCOPES =
            "https://www.googleapis.com/auth/drive.file https://www.googleapis.com/auth/drive.appdata";

    private final TokenWorld world;
    private final List<Request> requests = new ArrayList<>();

    private Unsent(TokenWorld world) {
        this.world = world;
    }

    /** Every such step of this world. */
    static List<Request> in(TokenWorld world) {
        var unsent = new Unsent(world);
        unsent.browser();
        unsent.device();
        unsent.upload();
        return unsent.requests;
    }

    private void browser() {
        var screen =
                world.records().projects().find(DemoWorld.PROJECT).orElseThrow().consentScreen();
        Worlds.put(world.records(), Worlds.UNVERIFIED);
        var request = Visitor.request(DemoWorld.WEB, "http://localhost:8080/", "scope", "email " + SCOPES)
                .with("prompt", "consent");
        var sensitive = request.with("scope", "https://www.googleapis.com/auth/drive");
        var chooser = visitor().open(request);
        keep(chooser, "account-0");
        keep(visitor().open(request).press("other-account"), "next");
        keep(visitor().open(sensitive).choose(DemoWorld.ADA.email()), "continue");
        keep(visitor().open(request).choose(DemoWorld.ADA.email()), "allow");
        keep(visitor().open(request.with("response_mode", "form_post")).choose(DemoWorld.ADA.email()), "allow");
        Worlds.put(world.records(), screen);
    }

    private void device() {
        String code = TokenWorld.json(world.post(
                        "/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email " + SCOPES)))
                .path("user_code")
                .asText();
        var typed = Params.of("user_code", code);
        keep(visitor().open("/device"), "next", typed);
        var chooser = visitor().open("/device").press("next", typed);
        keep(chooser, "account-0");
        keep(chooser.press("other-account"), "next");
        keep(visitor().open("/device").press("next", typed).choose(DemoWorld.ADA.email()), "allow");
    }

    private void upload() {
        String token = "Bearer " + world.accessToken(List.of("https://www.googleapis.com/auth/drive"));
        var opened = world.post(
                "/upload/drive/v3/files?uploadType=resumable",
                "application/json",
                "{\"name\":\"a\"}",
                "Authorization",
                token);
        var session = URI.create(opened.headers().firstValue("Location").orElseThrow());
        requests.add(new Request(
                "PUT",
                session.getPath(),
                world.google().url(),
                Headers.of("Content-Range", "bytes 0-4/9").with("Content-Type", "text/plain"),
                Params.parse(session.getRawQuery()),
                Params.NONE,
                Body.of("text/plain", "hello"),
                Map.of()));
    }

    private Visitor visitor() {
        return new Visitor(world.google().url());
    }

    private void keep(Visited page, String button) {
        keep(page, button, Params.NONE);
    }

    /** What pressing this button would send, with the cookie that the browser has by now. */
    private void keep(Visited page, String button, Params filled) {
        var exchanges = world.google().lab().exchanges(exchange -> true);
        var last = exchanges.get(exchanges.size() - 1).request().headers();
        var headers = page.header("Set-Cookie")
                .map(cookie -> last.with("Cookie", cookie.split(";", 2)[0]))
                .orElse(last);
        var form = page.formOf(button);
        for (var field : filled.values().entrySet()) {
            form = form.with(field.getKey(), field.getValue().get(0));
        }
        requests.add(new Request(
                "POST",
                page.url().getPath(),
                world.google().url(),
                headers.with("Content-Type", FORM),
                Params.NONE,
                form,
                Body.of(FORM, form.encode()),
                Map.of()));
    }
}
