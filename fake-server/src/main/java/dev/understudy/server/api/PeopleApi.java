package dev.understudy.server.api;

import dev.understudy.server.model.Resource;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The People API v1. Scopes and parameters are those of Google's generated clients; values are from memory. */
public final class PeopleApi implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("people", "People API", ApiService.Style.MODERN);

    /** The older way to say which fields a person shall have. */
    private static final String MASK = "requestMask.includeField";

    /** The collection of an account's contacts. */
    static final String CONNECTIONS = "people.connections";

    private static final int MAX_PAGE = 1000;
    private static final Set<String> FIELDS = Set.of(
            "addresses",
            "ageRanges",
            "biographies",
            "birthdays",
            "calendarUrls",
            "clientData",
            "coverPhotos",
            "emailAddresses",
            "events",
            "externalIds",
            "genders",
            "imClients",
            "interests",
            "locales",
            "locations",
            "memberships",
            "metadata",
            "miscKeywords",
            "names",
            "nicknames",
            "occupations",
            "organizations",
            "phoneNumbers",
            "photos",
            "relations",
            "sipAddresses",
            "skills",
            "urls",
            "userDefined");

    /** What a person may have beside names and addresses; a world writes it in the shape of the API. */
    private static final String[] OTHERS = FIELDS.stream()
            .filter(field -> !Set.of("names", "emailAddresses", "metadata").contains(field))
            .sorted()
            .toArray(String[]::new);

    private final Records records;
    private final PageTokens pages;
    private final PeopleSync sync;
    private final ContactGroups groups;

    /** People over these records. */
    public PeopleApi(Records records, PageTokens pages) {
        this.records = records;
        this.pages = pages;
        this.sync = new PeopleSync(pages);
        this.groups = new ContactGroups(records, pages);
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(people().stream(), groups.operations().stream()).toList();
    }

    private List<Operation> people() {
        return List.of(
                Operation.of("people.people.get", Route.get("/v1/people/{person}"), this::get)
                        .rpc("google.people.v1.PeopleService.GetPerson")
                        .discoveredAs("v1/{+resourceName}")
                        .scopes(
                                "contacts",
                                "contacts.other.readonly",
                                "contacts.readonly",
                                "directory.readonly",
                                "user.addresses.read",
                                "user.birthday.read",
                                "user.emails.read",
                                "user.gender.read",
                                "user.organization.read",
                                "user.phonenumbers.read",
                                "userinfo.email",
                                "userinfo.profile")
                        .answers("Person")
                        .takes(
                                Parameter.path("resourceName"),
                                Parameter.text("personFields"),
                                Parameter.text(MASK),
                                Parameter.texts("sources")),
                Operation.of("people.people.connections.list", Route.get("/v1/people/{person}/connections"), this::list)
                        .rpc("google.people.v1.PeopleService.ListConnections")
                        .discoveredAs("v1/{+resourceName}/connections")
                        .scopes("contacts", "contacts.readonly")
                        .answers("ListConnectionsResponse")
                        .takes(
                                Parameter.path("resourceName"),
                                Parameter.number("pageSize", 0, Integer.MAX_VALUE, 0),
                                Parameter.text("pageToken"),
                                Parameter.text("personFields"),
                                Parameter.flag("requestSyncToken"),
                                Parameter.text(MASK),
                                Parameter.text("sortOrder"),
                                Parameter.texts("sources"),
                                Parameter.text("syncToken")));
    }

    @Override
    public List<Schema> schemas() {
        return Stream.concat(personSchemas().stream(), ContactGroups.schemas().stream())
                .toList();
    }

    private static List<Schema> personSchemas() {
        return List.of(
                Schema.of("ListConnectionsResponse")
                        .lists("Person", "connections")
                        .strings("nextPageToken", "nextSyncToken")
                        .numbers("totalPeople", "totalItems"),
                Schema.of("Person")
                        .strings("resourceName", "etag")
                        .lists("Name", "names")
                        .lists("EmailAddress", "emailAddresses")
                        .lists("any", OTHERS)
                        .objects("any", "metadata"),
                Schema.of("Name")
                        .strings("displayName", "familyName", "givenName", "displayNameLastFirst", "unstructuredName")
                        .objects("any", "metadata"),
                Schema.of("EmailAddress")
                        .strings("value", "type", "formattedType")
                        .objects("any", "metadata"));
    }

    private Answer get(ApiCall call) {
        var wanted = fields(call);
        String person = call.path("person");
        if (person.equals("me") || person.equals(call.caller().id())) {
            return Answer.json(self(call.caller(), wanted));
        }
        return records.resources()
                .find(Records.resourceKey(CONNECTIONS, call.caller().email(), person))
                .map(contact -> Answer.json(contact(contact, wanted)))
                .orElseThrow(() -> ApiError.of(404, "notFound", "Person not found.")
                        .withStatus()
                        .because("There is no contact " + person + " of "
                                + call.caller().email() + "."));
    }

    private Answer list(ApiCall call) {
        if (!call.path("person").equals("me")) {
            throw ApiError.of(400, "badRequest", "Resource name can only be 'people/me'.")
                    .withStatus()
                    .because("Only one's own connections can be listed.");
        }
        var wanted = fields(call);
        var all = records.resources()
                .under(Records.resourceKey(CONNECTIONS, call.caller().email(), ""))
                .map(contact -> contact(contact, wanted))
                .toList();
        var page = pages.page(call, sync.changes(call, all), size(call, 100));
        var list = new LinkedHashMap<String, Object>();
        list.put("connections", page.items());
        page.next().ifPresent(token -> list.put("nextPageToken", token));
        if (page.next().isEmpty()
                && (call.isSet("requestSyncToken") || call.find("syncToken").isPresent())) {
            list.put("nextSyncToken", sync.token(call, all));
        }
        list.put("totalPeople", all.size());
        list.put("totalItems", all.size());
        return Answer.json(list);
    }

    /** The page size: 0 is the usual one, and more than a thousand are a thousand, as clients of then still ask for 2000. */
    static int size(ApiCall call, int usual) {
        int asked = call.number("pageSize");
        return asked == 0 ? usual : Math.min(asked, MAX_PAGE);
    }

    /** The mask must be there, and name fields that there are (the first sentence is from memory). */
    private static List<String> fields(ApiCall call) {
        var fields = call.find("personFields")
                .or(() -> call.find(MASK).map(mask -> mask.replace("person.", "")))
                .map(mask -> Arrays.stream(mask.split(",")).map(String::strip).toList())
                .orElseThrow(() -> ApiError.of(
                                400,
                                "badRequest",
                                "personFields mask is required. Please specify one or more valid paths. Valid paths are"
                                        + " documented at https://developers.google.com/people/api/rest/v1/people/get.")
                        .withStatus()
                        .because("Say personFields=names,emailAddresses."));
        fields.stream().filter(field -> !FIELDS.contains(field)).findFirst().ifPresent(field -> {
            throw ApiError.of(400, "badRequest", "Invalid personFields mask path: \"" + field + "\".")
                    .withStatus()
                    .because("A person has no field " + field + ".");
        });
        return fields;
    }

    private Map<String, Object> self(Caller caller, List<String> wanted) {
        var user = records.users().find(caller.id());
        return person(
                "people/" + caller.id(),
                caller.name(),
                user.map(User::givenName).orElse(caller.name()),
                caller.email(),
                wanted);
    }

    private static Map<String, Object> contact(Resource contact, List<String> wanted) {
        String name = String.valueOf(contact.fields().getOrDefault("name", contact.id()));
        String email = String.valueOf(contact.fields().getOrDefault("email", ""));
        var person = person("people/" + contact.id(), name, name.split(" ", 2)[0], email, wanted);
        wanted.stream()
                .filter(field -> contact.fields().get(field) instanceof List<?>)
                .forEach(field -> person.put(field, contact.fields().get(field)));
        if (wanted.contains("memberships")) {
            person.put("memberships", ContactGroups.memberships(contact));
        }
        return person;
    }

    private static Map<String, Object> person(
            String resourceName, String name, String givenName, String email, List<String> wanted) {
        var person = new LinkedHashMap<String, Object>();
        person.put("resourceName", resourceName);
        person.put("etag", Etags.of(name + email));
        if (wanted.contains("names")) {
            var names = new LinkedHashMap<String, Object>();
            names.put("displayName", name);
            if (name.startsWith(givenName + " ")) {
                names.put("familyName", name.substring(givenName.length() + 1));
            }
            names.put("givenName", givenName);
            person.put("names", List.of(names));
        }
        if (wanted.contains("emailAddresses") && !email.isEmpty()) {
            person.put("emailAddresses", List.of(Map.of("value", email)));
        }
        return person;
    }
}
