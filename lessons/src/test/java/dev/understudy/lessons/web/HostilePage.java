package dev.understudy.lessons.web;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.testing.BrowserPage;
import dev.understudy.lessons.testing.OtherSite;
import java.net.URI;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.TimeoutException;

/** A web page of another port of this machine, whose owner has got hold of the token of the link. */
final class HostilePage extends BrowserPage implements AutoCloseable {

    private final OtherSite site;

    private HostilePage(Chromium chromium, OtherSite site) {
        super(chromium.driver());
        this.site = site;
    }

    static HostilePage open(Chromium chromium) {
        var site = OtherSite.showing("<!DOCTYPE html><title>Win a prize</title><form></form>");
        chromium.driver().get(site.url() + "/");
        return new HostilePage(chromium, site);
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
        site.close();
    }
}
