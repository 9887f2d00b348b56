package dev.understudy.server.page;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The style sheet of the fake's own pages, and whatever else they need: nothing ever comes from another server. */
public final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.(css|svg|js|json)");
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "js", "text/javascript; charset=utf-8");

    private Assets() {}

    /** Serves the files of the package's {@code assets} folder. */
    public static Endpoint endpoint() {
        return Endpoint.of("_assets", Route.get("/_understudy/assets/{file}"), Assets::serve);
    }

    private static Reply serve(Request request) {
        String file = request.pathValue("file");
        var name = NAME.matcher(file);
        if (!name.matches()) {
            return GooglePages.notFound(request.path());
        }
        try (var in = Assets.class.getResourceAsStream("assets/" + file)) {
            return in == null
                    ? GooglePages.notFound(request.path())
                    : Reply.of(200, Body.of(TYPES.getOrDefault(name.group(1), ""), in.readAllBytes()))
                            .with("Cache-Control", "public, max-age=300");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
