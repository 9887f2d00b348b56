package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code drive.about.get}: who the user is and how much room is left. The values are from memory. */
final class DriveAbout {

    private static final long LIMIT = 15L * 1024 * 1024 * 1024;

    private final DriveFiles files;

    DriveAbout(DriveFiles files) {
        this.files = files;
    }

    /** It has no default fields: without {@code fields} it refuses to work. */
    Answer get(ApiCall call) {
        if (call.find("fields").isEmpty()) {
            throw ApiError.parameter("fields", "required", "The 'fields' parameter is required for this method.")
                    .because("drive.about.get answers nothing by default; say fields=user,storageQuota or fields=*.");
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("kind", "drive#about");
        about.put("user", DriveFiles.user(call.caller(), call.caller()));
        about.put("storageQuota", quota(call.caller()));
        about.put("importFormats", importFormats());
        about.put("exportFormats", new TreeMap<>(DriveContent.EXPORTS));
        about.put("maxUploadSize", "5242880000000");
        about.put("appInstalled", false);
        about.put("folderColorPalette", List.of("#ac725e", "#d06b64", "#f83a22", "#fa573c", "#ff7537"));
        about.put("canCreateDrives", call.caller().kind() == Caller.Kind.USER);
        return Answer.json(about);
    }

    /** What was exported can come back. */
    private static Map<String, List<String>> importFormats() {
        var formats = new TreeMap<String, List<String>>();
        new TreeMap<>(DriveContent.EXPORTS)
                .forEach((kind, types) -> types.forEach(type -> formats.putIfAbsent(type, List.of(kind))));
        return formats;
    }

    private Map<String, Object> quota(Caller caller) {
        long used = sum(caller, "false");
        long trash = sum(caller, "true");
        Map<String, Object> quota = new LinkedHashMap<>();
        quota.put("limit", caller.kind() == Caller.Kind.USER ? Long.toString(LIMIT) : "0");
        quota.put("usage", Long.toString(used + trash));
        quota.put("usageInDrive", Long.toString(used + trash));
        quota.put("usageInDriveTrash", Long.toString(trash));
        return quota;
    }

    private long sum(Caller caller, String trashed) {
        return files.owned(caller).stream()
                .filter(file -> trashed.equals(String.valueOf(file.getOrDefault("trashed", false))))
                .mapToLong(file -> Long.parseLong(String.valueOf(file.getOrDefault("size", "0"))))
                .sum();
    }
}
