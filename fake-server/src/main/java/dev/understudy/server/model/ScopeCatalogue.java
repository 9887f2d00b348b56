package dev.understudy.server.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads {@code scopes.txt}: one scope a line, its class, its name and what the consent screen says of it. */
final class ScopeCatalogue {

    private static final String PREFIX = "https://www.googleapis.com/auth/";

    private ScopeCatalogue() {}

    static Map<String, Scope> read() {
        var file = Objects.requireNonNull(ScopeCatalogue.class.getResourceAsStream("scopes.txt"), "scopes.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ScopeCatalogue::scope)
                    .collect(Collectors.toUnmodifiableMap(Scope::value, scope -> scope));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scope scope(String line) {
        String[] parts = line.split("\\|", 3);
        return new Scope(value(parts[1]), parts[2], sensitivity(parts[0].substring(0, 1)), parts[0].endsWith("W"));
    }

    private static String value(String name) {
        return name.equals(Scopes.OPENID) || name.contains(":") ? name : PREFIX + name;
    }

    private static Scope.Sensitivity sensitivity(String letter) {
        return switch (letter) {
            case "N" -> Scope.Sensitivity.NON_SENSITIVE;
            case "S" -> Scope.Sensitivity.SENSITIVE;
            case "R" -> Scope.Sensitivity.RESTRICTED;
            default -> throw new IllegalStateException("scopes.txt has no class " + letter);
        };
    }
}
