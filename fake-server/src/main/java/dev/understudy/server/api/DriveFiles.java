package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files of Drive as a caller sees them. */
final class DriveFiles {

    /** The collection of files, owned by an address. */
    static final String FILES = "drive.files";

    /** Which files an app made or was opened with: owned by the file's id, named by the project. */
    static final String APP_FILES = "drive.appFiles";

    /** The content of files, under the same owner and id. */
    static final String CONTENTS = "drive.contents";

    private static final Set<String> ALL_FILES = Set.of(
            Operation.AUTH + "drive",
            Operation.AUTH + "drive.readonly",
            Operation.AUTH + "drive.metadata",
            Operation.AUTH + "drive.metadata.readonly");

    private final Records records;

    DriveFiles(Records records) {
        this.records = records;
    }

    /** The id of a caller's My Drive, for which {@code root} stands; made of the user id, so always the same. */
    static String root(String userId) {
        return "0AFAKE" + userId.substring(Math.max(0, userId.length() - 9)) + "Uk9PVA";
    }

    /** A user as Drive describes one. */
    static Map<String, Object> user(Caller user, Caller viewer) {
        return user(user.email(), user.name(), user.id(), viewer);
    }

    /** Every file that the caller's spaces parameter asks for; only {@code drive} has any. */
    List<Map<String, Object>> inSpaces(ApiCall call) {
        var caller = call.caller();
        String spaces = call.find("spaces").orElse("drive");
        if (spaces.equals("appDataFolder")) {
            return List.of();
        }
        if (caller.scopes().stream().noneMatch(scope -> ALL_FILES.contains(scope) || !isAppData(scope))) {
            throw ApiError.of(
                            403,
                            "insufficientScopes",
                            "The granted scopes do not give access to all of the requested spaces.")
                    .at("spaces", "parameter")
                    .because("drive.appdata opens the space appDataFolder only.");
        }
        return visible(caller).map(file -> describe(file, caller)).toList();
    }

    /**
     * One file that the caller may see.
     *
     * @throws ApiException 404 if there is none, or the token does not show it
     */
    Map<String, Object> require(Caller caller, String id) {
        return describe(requireResource(caller, id), caller);
    }

    Resource requireResource(Caller caller, String id) {
        if (id.equals("root") || id.equals(root(caller.id()))) {
            return rootFolder(caller);
        }
        return visible(caller)
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, "notFound", "File not found: " + id + ".")
                        .at("fileId", "parameter")
                        .because(whyHidden(caller, id)));
    }

    /** Who may do what with a file: its owner first. */
    List<Map<String, Object>> permissions(Caller caller, String id) {
        var file = requireResource(caller, id);
        var permissions = new ArrayList<Map<String, Object>>();
        permissions.add(permission(ownerId(file.owner()), "owner", file.owner()));
        if (file.fields().get("permissions") instanceof List<?> list) {
            list.forEach(entry -> {
                if (entry instanceof Map<?, ?> shared) {
                    String email = String.valueOf(shared.get("emailAddress"));
                    Object role = shared.get("role");
                    permissions.add(permission(ownerId(email), role == null ? "reader" : role.toString(), email));
                }
            });
        }
        return permissions;
    }

    private static Map<String, Object> permission(String id, String role, String email) {
        Map<String, Object> permission = new LinkedHashMap<>();
        permission.put("kind", "drive#permission");
        permission.put("id", id);
        permission.put("type", "user");
        permission.put("role", role);
        permission.put("emailAddress", email);
        return permission;
    }

    /** The content of a file. */
    Body content(Caller caller, String id) {
        return DriveContent.require(records, requireResource(caller, id));
    }

    /** The caller's own files, whatever the token shows. */
    List<Map<String, Object>> owned(Caller caller) {
        return records.resources()
                .under(Records.resourceKey(FILES, caller.email(), ""))
                .map(Resource::fields)
                .toList();
    }

    private Stream<Resource> visible(Caller caller) {
        boolean everything = caller.scopes().stream().anyMatch(ALL_FILES::contains);
        return records.resources()
                .under(FILES + "|")
                .filter(file -> file.owner().equals(caller.email()) || isSharedWith(caller, file))
                .filter(file -> everything || isAppFile(caller, file));
    }

    private boolean isAppFile(Caller caller, Resource file) {
        return caller.scopes().contains(Operation.AUTH + "drive.file")
                && records.resources()
                        .find(Records.resourceKey(APP_FILES, file.id(), caller.projectId()))
                        .isPresent();
    }

    private static boolean isAppData(String scope) {
        return !scope.startsWith(Operation.AUTH + "drive") || scope.equals(Operation.AUTH + "drive.appdata");
    }

    private static boolean isSharedWith(Caller caller, Resource file) {
        return file.fields().get("permissions") instanceof List<?> list
                && list.stream()
                        .anyMatch(entry -> entry instanceof Map<?, ?> permission
                                && Objects.equals(permission.get("emailAddress"), caller.email()));
    }

    private String whyHidden(Caller caller, String id) {
        boolean exists = records.resources()
                .under(FILES + "|")
                .anyMatch(file ->
                        file.id().equals(id) && (file.owner().equals(caller.email()) || isSharedWith(caller, file)));
        return exists
                ? "The file exists, but drive.file shows an app only files that it made or was opened with."
                : "There is no such file among those of " + caller.email() + ".";
    }

    private static Resource rootFolder(Caller caller) {
        String id = root(caller.id());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "My Drive");
        fields.put("mimeType", "application/vnd.google-apps.folder");
        fields.put("createdTime", "2020-01-01T00:00:00.000Z");
        fields.put("modifiedTime", "2020-01-01T00:00:00.000Z");
        fields.put("parents", List.of());
        return new Resource(FILES, caller.email(), id, fields);
    }

    /** The file with everything that follows from whose it is and who looks. */
    Map<String, Object> describe(Resource file, Caller viewer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", "drive#file");
        fields.put("id", file.id());
        fields.putAll(file.fields());
        fields.putIfAbsent("mimeType", "application/octet-stream");
        fields.putIfAbsent("parents", List.of(root(ownerId(file.owner()))));
        fields.putIfAbsent("spaces", List.of("drive"));
        fields.putIfAbsent("trashed", false);
        fields.putIfAbsent("starred", false);
        fields.putIfAbsent("version", "1");
        fields.put("owners", List.of(owner(file.owner(), viewer)));
        fields.put("ownedByMe", file.owner().equals(viewer.email()));
        fields.put("shared", file.fields().containsKey("permissions"));
        if (fields.get("modifiedTime") instanceof String time) {
            fields.putIfAbsent("createdTime", time);
            if (file.owner().equals(viewer.email())) {
                fields.putIfAbsent("modifiedByMeTime", time);
            }
        }
        return fields;
    }

    private String ownerId(String email) {
        return records.userByEmail(email)
                .map(user -> user.sub())
                .or(() -> records.serviceAccounts().find(email).map(account -> account.uniqueId()))
                .orElse(email);
    }

    private Map<String, Object> owner(String email, Caller viewer) {
        String name = records.userByEmail(email)
                .map(user -> user.name())
                .or(() -> records.serviceAccounts().find(email).map(account -> account.displayName()))
                .orElse(email);
        return user(email, name, ownerId(email), viewer);
    }

    private static Map<String, Object> user(String email, String name, String id, Caller viewer) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("kind", "drive#user");
        user.put("displayName", name);
        user.put("me", email.equals(viewer.email()));
        user.put("permissionId", id);
        user.put("emailAddress", email);
        return user;
    }
}
