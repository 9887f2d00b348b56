package dev.understudy.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms of Drive's {@code q} (Google, "Search query terms and operators"; from memory). */
final class DriveTerms {

    private static final Set<String> TIMES =
            Set.of("modifiedTime", "createdTime", "viewedByMeTime", "sharedWithMeTime");
    private static final Set<String> FLAGS = Set.of("trashed", "starred");

    private DriveTerms() {}

    /** {@code 'value' in collection}, if there is such a collection. */
    static Optional<DriveQuery> in(String value, String collection) {
        return switch (collection) {
            case "parents" ->
                Optional.of((file, caller) ->
                        file.get("parents") instanceof List<?> parents && parents.contains(folder(value, caller)));
            case "owners" ->
                Optional.of((file, caller) -> people(file, "owners").contains(address(value, caller)));
            case "writers", "readers" ->
                Optional.of((file, caller) -> people(file, "owners").contains(address(value, caller))
                        || people(file, "permissions").contains(address(value, caller)));
            default -> Optional.empty();
        };
    }

    /** {@code name operator value}, if there is such a term. */
    static Optional<DriveQuery> compare(String name, String operator, String value) {
        if (TIMES.contains(name)) {
            return time(value).flatMap(wanted -> time(name, operator, wanted));
        }
        if (FLAGS.contains(name) || name.equals("sharedWithMe")) {
            return flag(name, operator, value);
        }
        return switch (name) {
            case "name" -> text(name, operator, value);
            case "mimeType" ->
                operator.equals("contains")
                        ? Optional.of((file, caller) -> string(file, name).contains(value))
                        : text(name, operator, value);
            case "fullText" ->
                operator.equals("contains")
                        ? Optional.of((file, caller) ->
                                hasWord(string(file, "name"), value) || hasWord(string(file, "description"), value))
                        : Optional.empty();
            case "visibility" ->
                operator.equals("=") || operator.equals("!=")
                        ? Optional.of((file, caller) -> value.equals("limited") == operator.equals("="))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** {@code name has { key=… and value=… }}. */
    static DriveQuery has(String name, String key, String value) {
        return (file, caller) -> file.get(name) instanceof Map<?, ?> map && value.equals(map.get(key));
    }

    /** The folder that a name stands for. */
    private static String folder(String id, Caller caller) {
        return switch (id) {
            case "root" -> DriveFiles.root(caller.id());
            case DriveFiles.APP_DATA -> DriveFiles.appData(caller);
            default -> id;
        };
    }

    /** For names {@code contains} looks at the beginnings of words only, as Google's does. */
    private static Optional<DriveQuery> text(String name, String operator, String value) {
        return switch (operator) {
            case "=" -> Optional.of((file, caller) -> string(file, name).equalsIgnoreCase(value));
            case "!=" -> Optional.of((file, caller) -> !string(file, name).equalsIgnoreCase(value));
            case "contains" -> Optional.of((file, caller) -> hasWord(string(file, name), value));
            default -> Optional.empty();
        };
    }

    private static Optional<DriveQuery> flag(String name, String operator, String value) {
        if (!List.of("true", "false").contains(value) || !List.of("=", "!=").contains(operator)) {
            return Optional.empty();
        }
        boolean wanted = value.equals("true") == operator.equals("=");
        return Optional.of((file, caller) -> (name.equals("sharedWithMe")
                        ? Boolean.FALSE.equals(file.get("ownedByMe"))
                        : Boolean.TRUE.equals(file.get(name)))
                == wanted);
    }

    private static Optional<DriveQuery> time(String name, String operator, Instant wanted) {
        return switch (operator) {
            case "<", "<=", "=", "!=", ">", ">=" ->
                Optional.of((file, caller) -> time(string(file, name))
                        .filter(time -> holds(Integer.signum(time.compareTo(wanted)), operator))
                        .isPresent());
            default -> Optional.empty();
        };
    }

    private static boolean holds(int sign, String operator) {
        return switch (operator) {
            case "<" -> sign < 0;
            case "<=" -> sign <= 0;
            case "=" -> sign == 0;
            case "!=" -> sign != 0;
            case ">" -> sign > 0;
            default -> sign >= 0;
        };
    }

    /** RFC 3339; without a zone it is UTC, without a time it is midnight. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return localTime(text);
        }
    }

    private static Optional<Instant> localTime(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean hasWord(String text, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith(wanted)
                || Arrays.stream(lower.split("[^\\p{L}\\p{N}]+")).anyMatch(word -> word.startsWith(wanted));
    }

    private static List<Object> people(Map<String, Object> file, String name) {
        return file.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> (Object) String.valueOf(((Map<?, ?>) entry).get("emailAddress")))
                        .toList()
                : List.of();
    }

    private static String address(String value, Caller caller) {
        return value.equals("me") ? caller.email() : value;
    }

    private static String string(Map<String, Object> file, String name) {
        var value = file.get(name);
        return value == null ? "" : value.toString();
    }
}
