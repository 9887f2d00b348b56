package dev.understudy.server.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameter {@code orderBy}: a list of keys, each ascending or followed by {@code desc}. */
final class DriveOrder {

    private static final Set<String> KEYS = Set.of(
            "createdTime",
            "folder",
            "modifiedByMeTime",
            "modifiedTime",
            "name",
            "name_natural",
            "quotaBytesUsed",
            "recency",
            "sharedWithMeTime",
            "starred",
            "viewedByMeTime");

    private static final Comparator<Map<String, Object>> BY_ID = Comparator.comparing(file -> text(file, "id"));

    private DriveOrder() {}

    /**
     * The order of files; without {@code orderBy} the most recently modified come first (from memory).
     *
     * @throws ApiException 400 if a key is unknown
     */
    static Comparator<Map<String, Object>> parse(Optional<String> orderBy) {
        String text = orderBy.orElse("modifiedTime desc");
        return Arrays.stream(text.split(",", -1))
                .map(key -> key(key.strip().split("\\s+"), text))
                .reduce(Comparator::thenComparing)
                .orElse(BY_ID)
                .thenComparing(BY_ID);
    }

    private static Comparator<Map<String, Object>> key(String[] words, String text) {
        boolean descending = words.length == 2 && words[1].equalsIgnoreCase("desc");
        if (!KEYS.contains(words[0]) || words.length > 2 || (words.length == 2 && !descending)) {
            throw ApiError.parameter("orderBy", "invalid", "Invalid Value")
                    .because("orderBy \"" + text + "\" is not understood; the keys are "
                            + String.join(", ", KEYS.stream().sorted().toList()) + ", each with desc or without.");
        }
        var ascending = comparator(words[0]);
        return descending ? ascending.reversed() : ascending;
    }

    private static Comparator<Map<String, Object>> comparator(String key) {
        return switch (key) {
            case "folder" -> Comparator.comparing(file -> !isFolder(file));
            case "starred" -> Comparator.comparing(file -> !"true".equals(text(file, "starred")));
            case "quotaBytesUsed" -> Comparator.comparingLong(DriveOrder::size);
            case "name", "name_natural" ->
                Comparator.comparing(file -> text(file, "name").toLowerCase(Locale.ROOT));
            case "recency" -> Comparator.comparing(DriveOrder::recency);
            default -> Comparator.comparing(file -> text(file, key));
        };
    }

    private static String recency(Map<String, Object> file) {
        return List.of("modifiedTime", "viewedByMeTime", "createdTime").stream()
                .map(name -> text(file, name))
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    private static boolean isFolder(Map<String, Object> file) {
        return text(file, "mimeType").equals("application/vnd.google-apps.folder");
    }

    private static long size(Map<String, Object> file) {
        String size = text(file, "size");
        return size.isEmpty() ? 0 : Long.parseLong(size);
    }

    private static String text(Map<String, Object> file, String name) {
        var value = file.get(name);
        return value == null ? "" : value.toString();
    }
}
