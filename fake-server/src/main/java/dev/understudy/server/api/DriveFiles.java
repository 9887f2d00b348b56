package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of Drive as a caller sees them. */
final class DriveFiles {

    /** The collection of files, owned by an address. */
    static final String FILES = "drive.files";

    /** The name of the space, and of the folder, that an app has for data of its own. */
    static final String APP_DATA = "appDataFolder";

    private static final String FOLDER = "application/vnd.google-apps.folder";

    private final Records records;
    private final DriveAccess access;

    DriveFiles(Records records) {
        this.records = records;
        this.access = new DriveAccess(records);
    }

    /** Who may do what. */
    DriveAccess access() {
        return access;
    }

    /** The id of a caller's My Drive, for which {@code root} stands; made of the user id, so always the same. */
    static String root(String userId) {
        return "0AFAKE" + userId.substring(Math.max(0, userId.length() - 9)) + "Uk9PVA";
    }

    /** The id of the folder for the app's own data, for which {@code appDataFolder} stands. */
    static String appData(Caller caller) {
        return "1FAKE" + caller.id().substring(Math.max(0, caller.id().length() - 9)) + "-" + caller.projectId();
    }

    /** A user as Drive describes one. */
    static Map<String, Object> user(Caller user, Caller viewer) {
        return user(user.email(), user.name(), user.id(), viewer);
    }

    /**
     * Every file in the spaces that the call asks for.
     *
     * @throws ApiException 403 if the scopes do not open one of them
     */
    List<Map<String, Object>> inSpaces(ApiCall call) {
        var caller = call.caller();
        var spaces = Set.of(call.find("spaces").orElse("drive").split("\\s*,\\s*"));
        boolean opened = (!spaces.contains("drive") || DriveAccess.opensDrive(caller))
                && (!spaces.contains(APP_DATA) || DriveAccess.opensAppData(caller));
        if (!opened) {
            throw closedSpace()
                    .at("spaces", "parameter")
                    .because("drive.appdata opens " + APP_DATA + ", and nothing"
                            + " else does; it opens nothing else. The token has " + caller.scopes() + ".");
        }
        return records.resources()
                .under(FILES + "|")
                .filter(file -> access.isListed(caller, file))
                .filter(file -> spaces.contains(DriveAccess.isAppData(file) ? APP_DATA : "drive"))
                .map(file -> describe(file, caller))
                .toList();
    }

    /** The error of scopes that do not open a space. */
    static ApiError closedSpace() {
        return ApiError.of(
                403, "insufficientScopes", "The granted scopes do not give access to all of the requested spaces.");
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
            return folder(caller, root(caller.id()), "My Drive", "drive");
        }
        if (DriveAccess.opensAppData(caller) && (id.equals(APP_DATA) || id.equals(appData(caller)))) {
            return folder(caller, appData(caller), APP_DATA, APP_DATA);
        }
        return records.resources()
                .under(FILES + "|")
                .filter(file -> file.id().equals(id))
                .filter(file -> access.isReachable(caller, file))
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, "notFound", "File not found: " + id + ".")
                        .at("fileId", "parameter")
                        .because(whyHidden(caller, id)));
    }

    /** Who may do what with a file: its owner first. */
    List<Map<String, Object>> permissions(Caller caller, String id) {
        var file = requireResource(caller, id);
        var permissions = new ArrayList<Map<String, Object>>();
        permissions.add(permission(Details.ordered("type", "user", "role", "owner", "emailAddress", file.owner())));
        DriveAccess.permissions(file).forEach(shared -> permissions.add(permission(shared)));
        return permissions;
    }

    private Map<String, Object> permission(Map<String, Object> shared) {
        String type = String.valueOf(shared.getOrDefault("type", "user"));
        Map<String, Object> permission = new LinkedHashMap<>();
        permission.put("kind", "drive#permission");
        permission.put(
                "id",
                type.equals("anyone")
                        ? "anyoneWithLink"
                        : ownerId(String.valueOf(shared.getOrDefault("emailAddress", shared.get("domain")))));
        permission.put("type", type);
        permission.put("role", shared.getOrDefault("role", "reader"));
        permission.putAll(shared);
        return permission;
    }

    /** The caller's own files, whatever the token shows. */
    List<Map<String, Object>> owned(Caller caller) {
        return records.resources()
                .under(Records.resourceKey(FILES, caller.email(), ""))
                .map(Resource::fields)
                .toList();
    }

    private String whyHidden(Caller caller, String id) {
        boolean exists = records.resources()
                .under(FILES + "|")
                .anyMatch(file -> file.id().equals(id) && access.role(caller, file) != DriveAccess.Role.NONE);
        return exists
                ? "The file exists, but drive.file shows an app only files that it made or was opened with."
                : "There is no such file among those of " + caller.email() + ".";
    }

    private static Resource folder(Caller caller, String id, String name, String space) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("mimeType", FOLDER);
        fields.put("createdTime", "2020-01-01T00:00:00.000Z");
        fields.put("modifiedTime", "2020-01-01T00:00:00.000Z");
        fields.put("parents", List.of());
        fields.put("spaces", List.of(space));
        return new Resource(FILES, caller.email(), id, fields);
    }

    /** The file with everything that follows from whose it is and who looks. */
    Map<String, Object> describe(Resource file, Caller viewer) {
        boolean own = file.owner().equals(viewer.email());
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
        fields.put("ownedByMe", own);
        fields.put("shared", file.fields().containsKey("permissions"));
        if (fields.get("modifiedTime") instanceof String time) {
            fields.putIfAbsent("createdTime", time);
            if (own) {
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
