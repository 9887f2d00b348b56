package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Drive API v3. Scopes and parameters are those of Google's generated clients; values are from memory. */
public final class DriveApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("drive", "Google Drive API");
    private static final String[] READERS = {
        "drive",
        "drive.appdata",
        "drive.file",
        "drive.meet.readonly",
        "drive.metadata",
        "drive.metadata.readonly",
        "drive.photos.readonly",
        "drive.readonly"
    };

    private final Records records;
    private final DriveFiles files;
    private final PageTokens pages;
    private final DriveAbout about;
    private final DriveChanges changes;

    /** Drive over these records. */
    public DriveApi(Records records, PageTokens pages) {
        this.records = records;
        this.files = new DriveFiles(records);
        this.pages = pages;
        this.about = new DriveAbout(files);
        this.changes = new DriveChanges(records, files, pages);
    }

    @Override
    public String name() {
        return "drive";
    }

    @Override
    public String version() {
        return "v3";
    }

    @Override
    public String servicePath() {
        return "drive/v3/";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public ApiError switchedOff() {
        return ApiError.of(403, "domainPolicy", "The domain administrators have disabled Drive apps.");
    }

    @Override
    public List<Schema> schemas() {
        return DriveSchemas.ALL;
    }

    @Override
    public List<Operation> operations() {
        var all = new ArrayList<>(List.of(list(), get(), export(), aboutGet()));
        all.addAll(changes.operations());
        return List.copyOf(all);
    }

    @Override
    public List<Endpoint> others() {
        return changes.endpoints();
    }

    private Operation list() {
        return Operation.of("drive.files.list", Route.get("/drive/v3/files"), this::answerList)
                .rpc("google.apps.drive.v3.DriveFiles.List")
                .scopes(READERS)
                .answers("FileList")
                .with(Operation.Trait.PUBLIC)
                .shows("kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)")
                .takes(
                        Parameter.text("corpora"),
                        Parameter.text("driveId"),
                        Parameter.flag("includeItemsFromAllDrives"),
                        Parameter.text("orderBy"),
                        Parameter.number("pageSize", 1, 1000, 100),
                        Parameter.text("pageToken"),
                        Parameter.text("q"),
                        Parameter.text("spaces"),
                        Parameter.flag("supportsAllDrives"));
    }

    private Operation get() {
        return Operation.of("drive.files.get", Route.get("/drive/v3/files/{fileId}"), this::answerGet)
                .rpc("google.apps.drive.v3.DriveFiles.Get")
                .scopes(READERS)
                .answers("File")
                .with(Operation.Trait.PUBLIC, Operation.Trait.DOWNLOADS)
                .shows("kind,id,name,mimeType")
                .takes(
                        Parameter.path("fileId"),
                        Parameter.flag("acknowledgeAbuse"),
                        Parameter.flag("supportsAllDrives"));
    }

    private Operation export() {
        return Operation.of("drive.files.export", Route.get("/drive/v3/files/{fileId}/export"), this::answerExport)
                .rpc("google.apps.drive.v3.DriveFiles.Export")
                .scopes("drive", "drive.file", "drive.meet.readonly", "drive.readonly")
                .with(Operation.Trait.PUBLIC, Operation.Trait.DOWNLOADS)
                .takes(Parameter.path("fileId"), Parameter.requiredText("mimeType"));
    }

    private Operation aboutGet() {
        return Operation.of("drive.about.get", Route.get("/drive/v3/about"), about::get)
                .rpc("google.apps.drive.v3.DriveAbout.Get")
                .scopes(
                        "drive",
                        "drive.appdata",
                        "drive.file",
                        "drive.metadata",
                        "drive.metadata.readonly",
                        "drive.photos.readonly",
                        "drive.readonly")
                .answers("About");
    }

    private Answer answerList(ApiCall call) {
        var query = call.find("q").map(DriveQuery::parse).orElse(DriveQuery.ALL);
        var order = DriveOrder.parse(call.find("orderBy"));
        var found = files.inSpaces(call).stream()
                .filter(file -> query.matches(file, call.caller()))
                .sorted(order)
                .toList();
        var page = pages.page(call, found, call.number("pageSize"));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "drive#fileList");
        page.next().ifPresent(token -> list.put("nextPageToken", token));
        list.put("incompleteSearch", false);
        list.put("files", page.items());
        return Answer.json(list);
    }

    private Answer answerGet(ApiCall call) {
        if (call.find("alt").filter("media"::equals).isEmpty()) {
            return Answer.json(files.require(call.caller(), call.path("fileId")));
        }
        return Answer.media(DriveContent.download(records, readable(call)));
    }

    private Answer answerExport(ApiCall call) {
        return Answer.media(DriveContent.export(
                records, readable(call), call.find("mimeType").orElse("")));
    }

    private Resource readable(ApiCall call) {
        var file = files.requireResource(call.caller(), call.path("fileId"));
        files.access().requireContent(call.caller(), file, "read");
        return file;
    }
}
