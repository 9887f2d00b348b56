package dev.understudy.lessons.web;

import dev.understudy.server.page.Assets;
import dev.understudy.server.wire.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the pages, and those of the fake's inspector, whose drawing they show. Nothing comes from elsewhere. */
final class StaticFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.([a-z]{2,4})");
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "js", "text/javascript; charset=utf-8");

    private StaticFiles() {}

    /** The file of this path, {@code /assets/...} or {@code /_understudy/assets/...}. */
    static Optional<Body> find(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("/_understudy/")
                ? read(Assets.class, "assets/", name)
                : read(StaticFiles.class, "", name);
    }

    /** A page: the head that all of them have, then the file of this name, which begins with its title. */
    static Body page(String name) {
        return Body.of("text/html; charset=utf-8", text("head.html") + text(name + ".html"));
    }

    private static String text(String name) {
        return new String(bytes(StaticFiles.class, name).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Optional<Body> read(Class<?> owner, String folder, String name) {
        var known = NAME.matcher(name);
        if (!known.matches() || !TYPES.containsKey(known.group(1))) {
            return Optional.empty();
        }
        return bytes(owner, folder + name).map(file -> Body.of(TYPES.getOrDefault(known.group(1), ""), file));
    }

    private static Optional<byte[]> bytes(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
