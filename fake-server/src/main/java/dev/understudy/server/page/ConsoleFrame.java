package dev.understudy.server.page;

import dev.understudy.server.model.Project;
import dev.understudy.server.wire.Params;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every page of the console has around what it is about.
 *
 * @param here the path of the page, to which its forms are sent
 * @param section which entry of the menu it belongs to
 * @param project the project it is about, if it is about one
 * @param projects all projects, to choose from
 * @param said what happened just now, in one sentence
 * @param problem why what was sent is not taken, in one sentence
 * @param entered what was sent and not taken, so that nobody types it twice
 * @param formToken what its forms carry
 */
public record ConsoleFrame(
        String here,
        String section,
        Optional<Project> project,
        List<Project> projects,
        Optional<String> said,
        Optional<String> problem,
        Params entered,
        String formToken) {

    /** Where the console begins. */
    public static final String ROOT = "/_understudy/console";

    public ConsoleFrame {
        projects = List.copyOf(projects);
    }

    /** The path of a page, of these segments. */
    public static String path(String... segments) {
        var path = new StringBuilder(ROOT);
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return path.toString();
    }

    /** The path of a page of this project. */
    public String at(String... segments) {
        var all = new String[segments.length + 2];
        all[0] = "projects";
        all[1] = project.map(Project::id).orElse("");
        System.arraycopy(segments, 0, all, 2, segments.length);
        return path(all);
    }

    /** The path of a page of no project. */
    public String root(String... segments) {
        return path(segments);
    }

    /** What stands in a field: what was typed, if it was not taken, else what is so. */
    public String field(String name, String otherwise) {
        return entered.values().containsKey(name) ? String.join("\n", entered.all(name)) : otherwise;
    }

    /** Whether a page belongs to this entry of the menu. */
    public boolean isIn(String other) {
        return section.equals(other);
    }

    /** The page with this title that a template of {@code console} makes of this frame and these values. */
    public ConsoleSheet sheet(String title, String template) {
        return new ConsoleSheet(this, title, template, Map.of());
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
