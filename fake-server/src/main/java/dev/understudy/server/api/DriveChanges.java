package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Route;
import java.util.LinkedHashMap;
import java.util.List;

/** The operations of Drive that change files, and the list of who may. */
final class DriveChanges {

    private static final String FILE = "/drive/v3/files/{fileId}";
    private static final String SHOWN = "kind,id,name,mimeType";

    private final DriveFiles files;
    private final DriveWriter writer;
    private final ResumableUploads uploads;

    DriveChanges(Records records, DriveFiles files, PageTokens pages) {
        this.files = files;
        this.writer = new DriveWriter(records, files, pages);
        this.uploads = new ResumableUploads(new UploadSessions(records, pages), writer);
    }

    List<Endpoint> endpoints() {
        return List.of(uploads.endpoint());
    }

    List<Operation> operations() {
        return List.of(create(), update(), delete(), permissions());
    }

    private Operation create() {
        return Operation.of("drive.files.create", Route.post("/drive/v3/files"), this::answerCreate)
                .rpc("google.apps.drive.v3.DriveFiles.Create")
                .scopes("drive", "drive.appdata", "drive.file")
                .reads("File")
                .answers("File")
                .shows(SHOWN)
                .uploadsAt("/upload/drive/v3/files")
                .takes(
                        Parameter.flag("ignoreDefaultVisibility"),
                        Parameter.flag("keepRevisionForever"),
                        Parameter.flag("supportsAllDrives"));
    }

    private Operation update() {
        return Operation.of("drive.files.update", Route.of("PATCH", FILE), this::answerUpdate)
                .rpc("google.apps.drive.v3.DriveFiles.Update")
                .scopes("drive", "drive.appdata", "drive.file", "drive.metadata", "drive.scripts")
                .reads("File")
                .answers("File")
                .shows(SHOWN)
                .uploadsAt("/upload" + FILE)
                .takes(
                        Parameter.path("fileId"),
                        Parameter.text("addParents"),
                        Parameter.text("removeParents"),
                        Parameter.flag("supportsAllDrives"));
    }

    private Operation delete() {
        return Operation.of("drive.files.delete", Route.of("DELETE", FILE), this::answerDelete)
                .rpc("google.apps.drive.v3.DriveFiles.Delete")
                .scopes("drive", "drive.appdata", "drive.file")
                .takes(Parameter.path("fileId"), Parameter.flag("supportsAllDrives"));
    }

    private Operation permissions() {
        return Operation.of("drive.permissions.list", Route.get(FILE + "/permissions"), this::answerPermissions)
                .rpc("google.apps.drive.v3.DrivePermissions.List")
                .scopes(
                        "drive",
                        "drive.file",
                        "drive.meet.readonly",
                        "drive.metadata",
                        "drive.metadata.readonly",
                        "drive.photos.readonly",
                        "drive.readonly")
                .answers("PermissionList")
                .shows("kind,nextPageToken,permissions(id,type,kind,role)")
                .takes(
                        Parameter.path("fileId"),
                        Parameter.number("pageSize", 1, 100, 100),
                        Parameter.text("pageToken"),
                        Parameter.flag("supportsAllDrives"));
    }

    private Answer answerCreate(ApiCall call) {
        return ResumableUploads.isAsked(call)
                ? uploads.open(call, "")
                : Answer.json(writer.create(call.caller(), Upload.read(call)));
    }

    private Answer answerUpdate(ApiCall call) {
        String id = call.path("fileId");
        return ResumableUploads.isAsked(call)
                ? uploads.open(call, files.requireResource(call.caller(), id).id())
                : Answer.json(writer.update(call.caller(), id, Upload.read(call), DriveWriter.Moves.of(call)));
    }

    private Answer answerDelete(ApiCall call) {
        writer.delete(call.caller(), call.path("fileId"));
        return Answer.nothing();
    }

    private Answer answerPermissions(ApiCall call) {
        var list = new LinkedHashMap<String, Object>();
        list.put("kind", "drive#permissionList");
        list.put("permissions", files.permissions(call.caller(), call.path("fileId")));
        return Answer.json(list);
    }
}
