package dev.understudy.lessons.web;

import com.sun.net.httpserver.HttpServer;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.testing.BrowserPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.TimeoutException;

/** A web page of another port of this machine, whose owner has got hold of the token of the link. */
final class HostilePage extends BrowserPage implements AutoCloseable {

    private final HttpServer server;

    private HostilePage(Chromium chromium, HttpServer server) {
        super(chromium.driver());
        this.server = server;
    }

    static HostilePage open(Chromium chromium) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<!DOCTYPE html><title>Win a prize</title><form></form>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        chromium.driver().get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new HostilePage(chromium, server);
    }

    /** What came of an attempt, a promise in JavaScript: what could be read, or how it failed. */
    String attempt(String promise, URI target, String token) {
        try {
            return String.valueOf(((JavascriptExecutor) driver())
                    .executeAsyncScript(
                            "const [target, token, done] = arguments; const c = { credentials: 'include' };"
                                    + "Promise.race([" + promise
                                    + ", new Promise(r => setTimeout(r, 5000, 'timeout'))])"
                                    + ".then(done, e => done('failed: ' + e))",
                            target.toString(),
                            token));
        } catch (TimeoutException e) {
            return "timeout";
        }
    }

    /** Sends a form there, as a click on this page does, and gives the text of the page that answers. */
    String submit(URI target, String type, String field) {
        ((JavascriptExecutor) driver())
                .executeScript(
                        "const f = document.forms[0]; f.action = arguments[0]; f.method = 'post'; f.enctype ="
                                + " arguments[1];const i = document.createElement('input'); i.name = arguments[2]; i.value"
                                + " = '';f.append(i); f.submit()",
                        target.toString(),
                        type,
                        field);
        until("location.href === '" + target + "' && document.readyState === 'complete'");
        return String.valueOf(script("return document.body.innerText"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
