package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Body;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes, changes and deletes files of Drive. The sentences of its errors are Google's, most of them from memory. */
final class DriveWriter {

    private static final Set<String> WRITABLE = Set.of(
            "name",
            "mimeType",
            "description",
            "parents",
            "starred",
            "trashed",
            "properties",
            "appProperties",
            "createdTime",
            "modifiedTime",
            "viewedByMeTime",
            "folderColorRgb",
            "originalFilename",
            "id",
            "copyRequiresWriterPermission",
            "writersCanShare",
            "contentHints",
            "shortcutDetails",
            "kind");

    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final Records records;
    private final DriveFiles files;
    private final PageTokens pages;

    DriveWriter(Records records, DriveFiles files, PageTokens pages) {
        this.records = records;
        this.files = files;
        this.pages = pages;
    }

    /** Makes a file of the caller's, which its app may see from now on. */
    Map<String, Object> create(Caller caller, Upload upload) {
        requireWritable(upload.metadata());
        if (upload.content().isPresent()) {
            requireQuota(caller);
        }
        var fields = new LinkedHashMap<>(upload.metadata());
        fields.remove("kind");
        String id = fields.remove("id") instanceof String given ? given : pages.newId();
        String now = EventTimes.text(caller.now());
        fields.putIfAbsent("name", "Untitled");
        fields.putIfAbsent("createdTime", now);
        fields.putIfAbsent("modifiedTime", now);
        putIntoFolders(caller, fields);
        if (!USABLE_ID.matcher(id).matches()) {
            throw ApiError.of(400, "invalid", "The provided file ID is not usable.")
                    .at("file.id", "other")
                    .because("An id has 1 to 100 letters, digits, dashes and underscores.");
        }
        var made = new Resource(DriveFiles.FILES, caller.email(), id, fields);
        if (records.resources()
                .under(DriveFiles.FILES + "|")
                .anyMatch(file -> file.id().equals(id))) {
            throw ApiError.of(409, "fileIdInUse", "A file already exists with the provided ID.")
                    .because("The id " + id + " is taken.");
        }
        var file = upload.content().map(content -> withContent(made, content)).orElse(made);
        put(file);
        files.access().remember(caller, id);
        return files.describe(file, caller);
    }

    /** Changes a file that the caller may write. */
    Map<String, Object> update(Caller caller, String id, Upload upload, Moves moves) {
        requireWritable(upload.metadata());
        if (upload.metadata().containsKey("parents")) {
            throw ApiError.of(
                            403,
                            "fieldNotWritable",
                            "The parents field is not directly writable in update requests. Use the addParents and"
                                    + " removeParents parameters instead.")
                    .because("Moving a file is done by addParents and removeParents.");
        }
        var old = require(caller, id, DriveAccess.Role.WRITER);
        if (upload.content().isPresent()) {
            files.access().requireContent(caller, old, "write");
        }
        var fields = new LinkedHashMap<>(old.fields());
        fields.putAll(upload.metadata());
        fields.remove("kind");
        fields.remove("id");
        if (!upload.metadata().containsKey("modifiedTime")) {
            fields.put("modifiedTime", EventTimes.text(caller.now()));
            fields.remove("modifiedByMeTime");
        }
        if (!moves.add().isEmpty() || !moves.remove().isEmpty()) {
            fields.put("parents", moved(caller, old, moves));
        }
        var changed = new Resource(old.collection(), old.owner(), old.id(), fields);
        var file =
                upload.content().map(content -> withContent(changed, content)).orElse(changed);
        put(file);
        return files.describe(file, caller);
    }

    /** Deletes a file of the caller's for good, and everything in it if it is a folder. */
    void delete(Caller caller, String id) {
        erase(require(caller, id, DriveAccess.Role.OWNER));
    }

    private void erase(Resource file) {
        records.resources().take(key(file));
        records.resources().take(Records.resourceKey(DriveContent.CONTENTS, file.owner(), file.id()));
        records.resources()
                .under(Records.resourceKey(DriveFiles.FILES, file.owner(), ""))
                .filter(child ->
                        child.fields().get("parents") instanceof List<?> parents && parents.contains(file.id()))
                .toList()
                .forEach(this::erase);
    }

    /**
     * Where a file moves.
     *
     * @param add the folders it comes into
     * @param remove the folders it goes out of
     */
    record Moves(List<String> add, List<String> remove) {

        static Moves of(ApiCall call) {
            return new Moves(ids(call, "addParents"), ids(call, "removeParents"));
        }

        private static List<String> ids(ApiCall call, String name) {
            return call.find(name)
                    .map(ids -> Arrays.stream(ids.split(",")).map(String::strip).toList())
                    .orElse(List.of());
        }
    }

    private List<Object> moved(Caller caller, Resource file, Moves moves) {
        var parents = new LinkedHashSet<Object>();
        if (files.describe(file, caller).get("parents") instanceof List<?> before) {
            parents.addAll(before);
        }
        moves.remove().forEach(parent -> parents.remove(folder(caller, parent).id()));
        moves.add().forEach(parent -> parents.add(folder(caller, parent).id()));
        return List.copyOf(parents);
    }

    private Resource folder(Caller caller, Object id) {
        return files.requireResource(caller, String.valueOf(id));
    }

    /** A file is where its folders are: in the space of the app's own data, or in the Drive that everybody sees. */
    private void putIntoFolders(Caller caller, Map<String, Object> fields) {
        List<?> parents = fields.get("parents") instanceof List<?> list ? list : List.of("root");
        if (parents.contains(DriveFiles.APP_DATA)) {
            requireSpace(true, caller);
        }
        var folders = parents.stream().map(parent -> folder(caller, parent)).toList();
        boolean own = folders.stream().anyMatch(DriveAccess::isAppData);
        requireSpace(own, caller);
        fields.put("parents", folders.stream().map(Resource::id).toList());
        if (own) {
            fields.put("spaces", List.of(DriveFiles.APP_DATA));
        }
    }

    private static void requireSpace(boolean own, Caller caller) {
        if (own ? !DriveAccess.opensAppData(caller) : !DriveAccess.opensDrive(caller)) {
            throw DriveFiles.closedSpace()
                    .because("drive.appdata is for files in " + DriveFiles.APP_DATA
                            + ", the other scopes for all others.");
        }
    }

    private Resource require(Caller caller, String id, DriveAccess.Role needed) {
        var file = files.requireResource(caller, id);
        boolean standing = id.equals("root") || id.equals(DriveFiles.APP_DATA);
        if (standing || files.access().role(caller, file).compareTo(needed) < 0) {
            throw ApiError.of(
                            403,
                            "insufficientFilePermissions",
                            "The user does not have sufficient permissions for this file.")
                    .because(
                            "This needs the role " + needed + "; the file " + id + " belongs to " + file.owner() + ".");
        }
        return file;
    }

    private static void requireWritable(Map<String, Object> metadata) {
        metadata.keySet().stream()
                .filter(name -> !WRITABLE.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiError.of(
                                    403,
                                    "fieldNotWritable",
                                    "The resource body includes fields which are not directly writable.")
                            .because("The field " + name + " is Drive's own.");
                });
    }

    /** Service accounts may own folders and documents here, but no content (Google, since 2025). */
    private static void requireQuota(Caller caller) {
        if (caller.kind() == Caller.Kind.SERVICE_ACCOUNT) {
            throw ApiError.of(
                            403,
                            "storageQuotaExceeded",
                            "Service Accounts do not have storage quota. Leverage shared drives"
                                    + " (https://developers.google.com/workspace/drive/api/guides/about-shareddrives),"
                                    + " or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.")
                    .because("A service account owns no storage; let it act for a user by domain-wide delegation.");
        }
    }

    private Resource withContent(Resource file, Body content) {
        byte[] bytes = Multipart.bytes(content);
        Storage.require(records, bytes.length);
        records.resources()
                .put(
                        Records.resourceKey(DriveContent.CONTENTS, file.owner(), file.id()),
                        DriveContent.resource(file, bytes));
        var fields = new LinkedHashMap<>(file.fields());
        String type = content.contentType().isBlank() ? "application/octet-stream" : content.contentType();
        fields.putIfAbsent("mimeType", type.split(";", 2)[0].strip());
        fields.putAll(DriveContent.fields(bytes));
        fields.putIfAbsent("originalFilename", fields.get("name"));
        return new Resource(file.collection(), file.owner(), file.id(), fields);
    }

    private void put(Resource file) {
        records.resources().put(key(file), file);
    }

    private static String key(Resource file) {
        return Records.resourceKey(file.collection(), file.owner(), file.id());
    }
}
