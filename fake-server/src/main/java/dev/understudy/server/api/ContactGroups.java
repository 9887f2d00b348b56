package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The contact groups of the People API v1: Google's own and those of the world (from memory, after its reference). */
final class ContactGroups {

    private static final String COLLECTION = "people.contactGroups";
    private static final String MINE = "myContacts";

    /** The groups that every account has, with the names that Google shows. */
    private static final Map<String, String> SYSTEM = system();

    private final Records records;
    private final PageTokens pages;
    private final PeopleSync sync;

    ContactGroups(Records records, PageTokens pages) {
        this.records = records;
        this.pages = pages;
        this.sync = new PeopleSync(pages);
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("people.contactGroups.list", Route.get("/v1/contactGroups"), this::list)
                        .rpc("google.people.v1.ContactGroupsService.ListContactGroups")
                        .scopes("contacts", "contacts.readonly")
                        .answers("ListContactGroupsResponse")
                        .takes(
                                Parameter.number("pageSize", 0, Integer.MAX_VALUE, 0),
                                Parameter.text("pageToken"),
                                Parameter.text("groupFields"),
                                Parameter.text("syncToken")),
                Operation.of("people.contactGroups.get", Route.get("/v1/contactGroups/{group}"), this::get)
                        .rpc("google.people.v1.ContactGroupsService.GetContactGroup")
                        .discoveredAs("v1/{+resourceName}")
                        .scopes("contacts", "contacts.readonly")
                        .answers("ContactGroup")
                        .takes(
                                Parameter.path("resourceName"),
                                Parameter.number("maxMembers", 0, 1000, 0),
                                Parameter.text("groupFields")));
    }

    static List<Schema> schemas() {
        return List.of(
                Schema.of("ListContactGroupsResponse")
                        .lists("ContactGroup", "contactGroups")
                        .strings("nextPageToken", "nextSyncToken")
                        .numbers("totalItems"),
                Schema.of("ContactGroup")
                        .strings("resourceName", "etag", "groupType", "name", "formattedName")
                        .lists("string", "memberResourceNames")
                        .objects("any", "metadata")
                        .numbers("memberCount"));
    }

    private Answer list(ApiCall call) {
        var all = groups(call).map(group -> describe(group, call)).toList();
        var page = pages.page(call, sync.changes(call, all), PeopleApi.size(call, 30));
        var list = new LinkedHashMap<String, Object>();
        list.put("contactGroups", page.items());
        list.put("totalItems", all.size());
        page.next()
                .ifPresentOrElse(
                        token -> list.put("nextPageToken", token),
                        () -> list.put("nextSyncToken", sync.token(call, all)));
        return Answer.json(list);
    }

    private Answer get(ApiCall call) {
        var group = groups(call)
                .filter(one -> one.id().equals(call.path("group")))
                .findFirst()
                .orElseThrow(() -> ApiError.of(404, "notFound", "Contact group not found.")
                        .withStatus()
                        .because("There is no contact group " + call.path("group") + " of "
                                + call.caller().email() + "."));
        var described = describe(group, call);
        int most = call.number("maxMembers");
        if (most > 0) {
            described.put(
                    "memberResourceNames", members(group, call).limit(most).toList());
        }
        return Answer.json(described);
    }

    private Stream<Resource> groups(ApiCall call) {
        String owner = call.caller().email();
        var system = SYSTEM.keySet().stream().map(id -> new Resource(COLLECTION, owner, id, Map.of("name", id)));
        return Stream.concat(system, records.resources().under(Records.resourceKey(COLLECTION, owner, "")));
    }

    private Map<String, Object> describe(Resource group, ApiCall call) {
        String name = String.valueOf(group.fields().getOrDefault("name", group.id()));
        long members = members(group, call).count();
        var described = new LinkedHashMap<String, Object>();
        described.put("resourceName", "contactGroups/" + group.id());
        described.put("etag", Etags.of(name + members));
        described.put("groupType", SYSTEM.containsKey(group.id()) ? "SYSTEM_CONTACT_GROUP" : "USER_CONTACT_GROUP");
        described.put("name", name);
        described.put("formattedName", SYSTEM.getOrDefault(group.id(), name));
        if (members > 0) {
            described.put("memberCount", members);
        }
        return described;
    }

    private Stream<String> members(Resource group, ApiCall call) {
        return records.resources()
                .under(Records.resourceKey(PeopleApi.CONNECTIONS, call.caller().email(), ""))
                .filter(contact -> groupsOf(contact).contains(group.id()))
                .map(contact -> "people/" + contact.id());
    }

    /** What a contact belongs to: what the world says, else {@code myContacts} alone. */
    static List<?> memberships(Resource contact) {
        return contact.fields().get("memberships") instanceof List<?> named
                ? named
                : List.of(Map.of(
                        "contactGroupMembership",
                        Map.of("contactGroupId", MINE, "contactGroupResourceName", "contactGroups/" + MINE)));
    }

    private static List<String> groupsOf(Resource contact) {
        var ids = new ArrayList<String>();
        for (Object membership : memberships(contact)) {
            if (membership instanceof Map<?, ?> one
                    && one.get("contactGroupMembership") instanceof Map<?, ?> named
                    && named.get("contactGroupId") instanceof String id) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Map<String, String> system() {
        var names = new LinkedHashMap<String, String>();
        names.put(MINE, "My Contacts");
        names.put("starred", "Starred");
        names.put("friends", "Friends");
        names.put("family", "Family");
        names.put("coworkers", "Coworkers");
        names.put("blocked", "Blocked");
        names.put("chatBuddies", "Chat contacts");
        names.put("all", "All Contacts");
        return names;
    }
}
