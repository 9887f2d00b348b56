package dev.understudy.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The errors of Google's APIs by reason, from the resource that lists them. */
final class ApiErrorTable {

    private ApiErrorTable() {}

    static Map<String, ApiError> read() {
        var errors = new LinkedHashMap<String, ApiError>();
        try (var text = ApiErrorTable.class.getResourceAsStream("api-errors.txt")) {
            if (text == null) {
                throw new IllegalStateException("api-errors.txt is missing from the jar");
            }
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 4))
                    .forEach(cells -> errors.put(cells[0], error(cells)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(errors);
    }

    private static ApiError error(String[] cells) {
        String message = cells[3].endsWith(" *") ? cells[3].substring(0, cells[3].length() - 2) : cells[3];
        return ApiError.of(Integer.parseInt(cells[1]), cells[0], message)
                .withEntry(ApiError.entry(message, cells[2], cells[0]))
                .withStatus();
    }
}
