package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who may do what with which file: what its permissions say about the user, and what the token's scopes say about the app. */
final class DriveAccess {

    /** Which files an app made or was opened with: owned by the file's id, named by the project. */
    static final String APP_FILES = "drive.appFiles";

    private static final String DRIVE = Operation.AUTH + "drive";
    private static final String APP_DATA = DRIVE + ".appdata";
    private static final String PER_FILE = DRIVE + ".file";
    private static final Set<String> METADATA = Set.of(DRIVE + ".metadata", DRIVE + ".metadata.readonly");
    private static final Set<String> CONTENT = Set.of(DRIVE, DRIVE + ".readonly");

    /** What a user may do with a file, each more than the one before. */
    enum Role {
        NONE,
        READER,
        COMMENTER,
        WRITER,
        OWNER
    }

    private final Records records;

    DriveAccess(Records records) {
        this.records = records;
    }

    /** What the caller may do with a file, whatever the token shows. */
    Role role(Caller caller, Resource file) {
        return file.owner().equals(caller.email())
                ? Role.OWNER
                : permissions(file).stream()
                        .filter(permission -> isAnyone(permission) || isFor(permission, caller))
                        .map(DriveAccess::role)
                        .max(Role::compareTo)
                        .orElse(Role.NONE);
    }

    /** Whether a file is in the caller's lists; what anyone may read is in nobody's but those of a mere key. */
    boolean isListed(Caller caller, Resource file) {
        return shows(caller, file)
                && (file.owner().equals(caller.email())
                        || permissions(file).stream()
                                .anyMatch(permission -> caller.kind() == Caller.Kind.ANYONE
                                        ? isAnyone(permission)
                                        : isFor(permission, caller)));
    }

    /** Whether the caller can reach a file by its id. */
    boolean isReachable(Caller caller, Resource file) {
        return shows(caller, file) && role(caller, file) != Role.NONE;
    }

    /** Whether the caller's scopes open the folder for data of the app's own. */
    static boolean opensAppData(Caller caller) {
        return caller.scopes().contains(APP_DATA);
    }

    /** Whether the caller's scopes open anything beside that folder. */
    static boolean opensDrive(Caller caller) {
        return caller.kind() == Caller.Kind.ANYONE
                || caller.scopes().stream().anyMatch(scope -> scope.startsWith(DRIVE) && !scope.equals(APP_DATA));
    }

    /**
     * Checks that the app may see a file's content.
     *
     * @throws ApiException 403 with scopes for metadata only (from memory)
     */
    void requireContent(Caller caller, Resource file, String access) {
        boolean allowed = caller.kind() == Caller.Kind.ANYONE
                || caller.scopes().stream().anyMatch(CONTENT::contains)
                || isAppFile(caller, file);
        if (!allowed) {
            throw ApiError.of(
                            403,
                            "appNotAuthorizedToFile",
                            "The user has not granted the app " + number(caller) + " " + access + " access to the file "
                                    + file.id() + ".")
                    .at("Authorization", "header")
                    .because("The scopes " + caller.scopes() + " open what is told about files, not their content.");
        }
    }

    /** Notes that the caller's app made a file, so that {@code drive.file} shows it. */
    void remember(Caller caller, String fileId) {
        records.resources()
                .put(
                        Records.resourceKey(APP_FILES, fileId, caller.projectId()),
                        new Resource(APP_FILES, fileId, caller.projectId(), Map.of()));
    }

    /** Who may do what with a file: its owner first. */
    static List<Map<String, Object>> permissions(Resource file) {
        return file.fields().get("permissions") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> copy((Map<?, ?>) entry))
                        .toList()
                : List.of();
    }

    static boolean isAppData(Resource file) {
        return file.fields().get("spaces") instanceof List<?> spaces && spaces.contains("appDataFolder");
    }

    /** What the scopes show of all that the user could see. */
    private boolean shows(Caller caller, Resource file) {
        if (isAppData(file)) {
            return opensAppData(caller) && isAppFile(caller, file);
        }
        return caller.kind() == Caller.Kind.ANYONE
                || caller.scopes().stream().anyMatch(scope -> CONTENT.contains(scope) || METADATA.contains(scope))
                || (caller.scopes().contains(PER_FILE) && isAppFile(caller, file));
    }

    private boolean isAppFile(Caller caller, Resource file) {
        return records.resources()
                .find(Records.resourceKey(APP_FILES, file.id(), caller.projectId()))
                .isPresent();
    }

    private boolean isFor(Map<String, Object> permission, Caller caller) {
        return caller.email().equals(permission.get("emailAddress"))
                || records.users()
                        .find(caller.id())
                        .flatMap(user -> user.hostedDomain())
                        .filter(domain -> domain.equals(permission.get("domain")))
                        .isPresent();
    }

    private static boolean isAnyone(Map<String, Object> permission) {
        return "anyone".equals(permission.get("type"));
    }

    private static Role role(Map<String, Object> permission) {
        String name = String.valueOf(permission.getOrDefault("role", "reader")).toUpperCase(Locale.ROOT);
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(Role.READER);
    }

    private String number(Caller caller) {
        return records.projects()
                .find(caller.projectId())
                .map(project -> project.number())
                .orElse(caller.projectId());
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> copy.put((String) name, value));
        return copy;
    }
}
