package dev.understudy.server.api;

import dev.understudy.server.model.IamPolicy;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Cloud SQL Admin API. Version v1beta3, which the founding documents use, was withdrawn by Google: its path and its
 * names are from memory, as are all values.
 */
public final class SqlAdminApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("sqladmin", "Cloud SQL Admin API");
    private static final String COLLECTION = "sqladmin.instances";

    private static final Set<String> VIEWERS = Set.of(
            "roles/viewer",
            "roles/editor",
            "roles/owner",
            "roles/cloudsql.viewer",
            "roles/cloudsql.editor",
            "roles/cloudsql.admin");

    private final Records records;
    private final PageTokens pages;
    private final String version;
    private final String base;

    private SqlAdminApi(Records records, PageTokens pages, String version, String base) {
        this.records = records;
        this.pages = pages;
        this.version = version;
        this.base = base;
    }

    /** Every version, the current one first. */
    public static List<GoogleApi> versions(Records records, PageTokens pages) {
        return List.of(
                new SqlAdminApi(records, pages, "v1", "v1/"),
                new SqlAdminApi(records, pages, "v1beta4", "sql/v1beta4/"),
                new SqlAdminApi(records, pages, "v1beta3", "sql/v1beta3/"));
    }

    @Override
    public String name() {
        return "sqladmin";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public List<Operation> operations() {
        String path = "/" + base + "projects/{project}/instances";
        return List.of(
                Operation.of("sql.instances.list", Route.get(path), this::list)
                        .rpc("google.cloud.sql." + version + ".SqlInstancesService.List")
                        .scopes("cloud-platform", "sqlservice.admin")
                        .answers("InstancesListResponse")
                        .takes(
                                Parameter.path("project"),
                                Parameter.text("filter"),
                                Parameter.number("maxResults", 1, 1000, 500),
                                Parameter.text("pageToken")),
                Operation.of("sql.instances.get", Route.get(path + "/{instance}"), this::get)
                        .rpc("google.cloud.sql." + version + ".SqlInstancesService.Get")
                        .scopes("cloud-platform", "sqlservice.admin")
                        .answers("DatabaseInstance")
                        .takes(Parameter.path("project"), Parameter.path("instance")));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(
                Schema.of("InstancesListResponse")
                        .strings("kind", "nextPageToken")
                        .lists("DatabaseInstance", "items")
                        .lists("any", "warnings"),
                Schema.of("DatabaseInstance")
                        .strings("kind", "name", "instance", "project", "databaseVersion", "region", "state", "etag")
                        .strings("connectionName", "selfLink", "instanceType", "backendType", "gceZone")
                        .strings("serviceAccountEmailAddress", "currentDiskSize", "maxDiskSize", "createTime")
                        .objects("Settings", "settings")
                        .lists("IpMapping", "ipAddresses"),
                Schema.of("Settings")
                        .strings(
                                "kind", "tier", "activationPolicy", "dataDiskSizeGb", "settingsVersion", "pricingPlan"),
                Schema.of("IpMapping").strings("type", "ipAddress", "timeToRetire"));
    }

    private Answer list(ApiCall call) {
        var found = instances(call).stream()
                .filter(SqlFilter.parse(call.find("filter")))
                .toList();
        var page = pages.page(call, found, call.number("maxResults"));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "sql#instancesList");
        list.put("items", page.items());
        page.next().ifPresent(token -> list.put("nextPageToken", token));
        return Answer.json(list);
    }

    private Answer get(ApiCall call) {
        String wanted = call.path("instance");
        return instances(call).stream()
                .filter(instance -> wanted.equals(instance.get(nameField())))
                .findFirst()
                .map(Answer::json)
                .orElseThrow(() -> ApiError.of(404, "instanceDoesNotExist", "The Cloud SQL instance does not exist.")
                        .because("Project " + call.path("project") + " has no instance " + wanted + "."));
    }

    /** Where a project says who has which role, one of those that may look is needed; else everybody sees it. */
    private List<Map<String, Object>> instances(ApiCall call) {
        String project = call.path("project");
        var found = records.resources()
                .under(Records.resourceKey(COLLECTION, project, ""))
                .map(resource -> describe(resource, call))
                .toList();
        var known = records.projects().find(project);
        if (found.isEmpty() && known.isEmpty()) {
            throw notAuthorized().because("The fake knows no project " + project + ", and no instance in it.");
        }
        var policy = known.map(Project::iam).orElse(IamPolicy.NONE);
        if (!policy.isEmpty() && !policy.grants(call.caller().email(), VIEWERS)) {
            throw notAuthorized()
                    .because(call.caller().email() + " has none of the roles " + VIEWERS + " in project " + project
                            + ".");
        }
        return found;
    }

    private static ApiError notAuthorized() {
        return ApiError.of(403, "notAuthorized", "The client is not authorized to make this request.");
    }

    private String nameField() {
        return version.equals("v1beta3") ? "instance" : "name";
    }

    private Map<String, Object> describe(Resource resource, ApiCall call) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("kind", "sql#instance");
        fields.put(nameField(), resource.id());
        fields.put("project", resource.owner());
        fields.putAll(resource.fields());
        String region = String.valueOf(fields.getOrDefault("region", "us-central1"));
        fields.putIfAbsent("connectionName", resource.owner() + ":" + region + ":" + resource.id());
        fields.putIfAbsent("backendType", "SECOND_GEN");
        fields.putIfAbsent("serviceAccountEmailAddress", "p999-sql@gcp-sa-cloud-sql.iam.gserviceaccount.com");
        fields.put(
                "selfLink",
                call.request().base() + "/" + base + "projects/" + resource.owner() + "/instances/" + resource.id());
        fields.put("etag", Etags.of(resource.fields()));
        return fields;
    }
}
