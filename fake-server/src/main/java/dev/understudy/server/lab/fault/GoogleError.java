package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.TokenHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One of Google's own errors at the token endpoint and its neighbours instead of an answer, nothing done.
 *
 * @param error the error by the catalogue's name for its words, such as {@code malformed-auth-code}, or any value of
 *     {@code error} or {@code error_subtype}, such as {@code invalid_grant} or {@code rapt_required}
 */
public record GoogleError(String error) implements Fault {

    private static final Map<String, Row> CATALOGUE = catalogue();

    /** The subtype is Google's {@code error_subtype}; empty: none. */
    private record Row(int status, String error, String description, String subtype) {}

    public GoogleError {
        if (!CATALOGUE.containsKey(error)) {
            throw new IllegalArgumentException("Google has no error \"" + error + "\" that the fault \"google-error\""
                    + " knows; there are " + String.join(", ", CATALOGUE.keySet()) + ".");
        }
    }

    /** The names of all errors. */
    public static Set<String> names() {
        return CATALOGUE.keySet();
    }

    @Override
    public String name() {
        return "google-error";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("error", error);
    }

    @Override
    public Reply apply(Occasion occasion) {
        var row = CATALOGUE.getOrDefault(error, new Row(400, error, "", ""));
        var google = OAuthError.valueOf(row.error().toUpperCase(Locale.ROOT)).because(row.status(), row.description());
        return TokenHeaders.on((row.subtype().isEmpty() ? google : google.reauthenticating(row.subtype())).reply());
    }

    /** The rows of the resource, then every value of {@code error} with the least telling words. */
    private static Map<String, Row> catalogue() {
        var rows = new LinkedHashMap<String, Row>();
        try (var text = GoogleError.class.getResourceAsStream("google-errors.txt")) {
            if (text == null) {
                throw new IllegalStateException("google-errors.txt is missing from the jar");
            }
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = (line + " | ").split(" \\| ", 6);
                        var row = new Row(Integer.parseInt(cells[1]), cells[2], words(cells[3]), cells[4]);
                        rows.put(cells[0], row);
                        if (!row.subtype().isEmpty()) {
                            rows.put(row.subtype(), row);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.stream(OAuthError.values())
                .forEach(value -> rows.put(value.code(), new Row(value.status(), value.code(), "Bad Request", "")));
        return rows;
    }

    /** Without the mark of what is from memory. */
    private static String words(String cell) {
        return cell.endsWith(" *") ? cell.substring(0, cell.length() - 2) : cell;
    }
}
