package dev.understudy.server.api;

import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The Groups Settings API v1, which a founding document calls. Like few others it answers in Atom unless asked for
 * JSON. Its values and errors are from memory.
 */
public final class GroupsSettingsApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("groupssettings", "Groups Settings API");

    private final Records records;

    /** Group settings over these records. */
    public GroupsSettingsApi(Records records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "groupssettings";
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public String servicePath() {
        return "groups/v1/groups/";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("groupsSettings.groups.get", Route.get("/groups/v1/groups/{groupUniqueId}"), this::get)
                        .rpc("google.apps.groupssettings.v1.Groups.Get")
                        .scopes("apps.groups.settings")
                        .answers("Groups")
                        .with(Operation.Trait.ATOM)
                        .takes(Parameter.path("groupUniqueId")));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(Schema.of("Groups")
                .strings("kind", "email", "name", "description", "whoCanJoin", "whoCanViewMembership")
                .strings("whoCanViewGroup", "whoCanInvite", "whoCanAdd", "allowExternalMembers", "whoCanPostMessage")
                .strings("allowWebPosting", "maxMessageBytes", "isArchived", "archiveOnly", "messageModerationLevel")
                .strings("spamModerationLevel", "replyTo", "primaryLanguage", "membersCanPostAsTheGroup"));
    }

    /** Only accounts of the group's own Workspace domain see it. */
    private Answer get(ApiCall call) {
        String group = call.path("groupUniqueId");
        String domain = group.substring(group.indexOf('@') + 1);
        boolean member = records.users()
                .find(call.caller().id())
                .filter(user -> user.hostedDomain().filter(domain::equals).isPresent())
                .isPresent();
        if (!member) {
            throw ApiError.of(403, "insufficientPermissions", "Forbidden")
                    .because(call.caller().email() + " is no account of the Workspace domain " + domain + ".");
        }
        var found = records.resources()
                .find(Records.resourceKey("groupssettings.groups", domain, group))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Group not found")
                        .because("The domain " + domain + " has no group " + group + "."));
        var settings = new LinkedHashMap<String, Object>();
        settings.put("kind", "groupsSettings#groups");
        settings.put("email", group);
        settings.putAll(found.fields());
        return Answer.json(settings);
    }
}
