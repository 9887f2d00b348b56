package dev.understudy.server.console;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import org.junit.jupiter.api.AutoClose;

/** A developer at the pages of the console. */
abstract class ConsoleFixture {

    static final String PROJECT = "projects/" + DemoWorld.PROJECT;

    @AutoClose
    final TokenWorld world = new TokenWorld();

    final Visitor visitor = new Visitor(world.google().url());

    /** Opens a page of the console; the empty path is its first. */
    Visited page(String path) {
        return visitor.open("/_understudy/console" + (path.isEmpty() ? "" : "/") + path);
    }

    /** Does what this page has a button for in each row. */
    Visited act(Visited page, String action, String... namesAndValues) {
        return visitor.post(
                page.url().getPath(),
                Params.of(namesAndValues).with("do", action).with("form_token", formToken(page)));
    }

    /** What shows that a form is this server's own. */
    static String formToken(Visited page) {
        return page.html().replaceAll("(?s).*name=\"form_token\" value=\"([^\"]*)\".*", "$1");
    }
}
