package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gmail, People and Groups Settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalApisTest {

    private static final String MAIL = "https://mail.google.com/";
    private static final String CONTACTS = Operation.AUTH + "contacts.readonly";
    private static final String GROUPS = Operation.AUTH + "apps.groups.settings";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @ParameterizedTest
    @ValueSource(strings = {"me", "ada@example.com"})
    void a_mailbox_knows_whose_it_is(String user) {
        var profile = fake.json(fake.adas(MAIL), "/gmail/v1/users/" + user + "/profile");

        assertThat(profile.path("emailAddress").textValue()).isEqualTo("ada@example.com");
        assertThat(profile.path("messagesTotal").intValue()).isEqualTo(4);
        assertThat(profile.path("historyId").isTextual()).isTrue();
    }

    @Test
    void messages_are_listed_newest_first_and_read_by_their_ids() {
        String token = fake.adas(MAIL);

        var page = fake.json(token, "/gmail/v1/users/me/messages?maxResults=3");
        var unread = fake.json(token, "/gmail/v1/users/me/messages?labelIds=INBOX&labelIds=UNREAD");
        var found = fake.json(token, "/gmail/v1/users/me/messages?q=tea");

        assertThat(ApiFixture.each(page.path("messages"), "id")).containsExactly("1a01", "1a02", "1a03");
        assertThat(page.path("nextPageToken").textValue()).isNotBlank();
        assertThat(ApiFixture.each(unread.path("messages"), "id")).containsExactly("1a01");
        assertThat(ApiFixture.each(found.path("messages"), "id")).containsExactly("1a02");
        var message = fake.json(token, "/gmail/v1/users/me/messages/1a02?format=metadata");
        assertThat(message.at("/payload/headers/2/value").textValue()).isEqualTo("Tea?");
        assertThat(fake.json(token, "/gmail/v1/users/me/messages?q=nothing").has("messages"))
                .isFalse();
    }

    @Test
    void labels_are_the_systems_own() {
        assertThat(ApiFixture.each(fake.json(fake.adas(MAIL), "/gmail/v1/users/me/labels"), "id"))
                .contains("INBOX", "SENT");
    }

    @Test
    void the_metadata_scope_cannot_search() {
        var reply = fake.get(fake.adas(Operation.AUTH + "gmail.metadata"), "/gmail/v1/users/me/messages?q=tea");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(message(reply)).isEqualTo("Metadata scope does not support 'q' parameter");
    }

    @Test
    void another_ones_mailbox_is_closed_and_a_robot_has_none() {
        var other = fake.get(fake.adas(MAIL), "/gmail/v1/users/grace@example.org/profile");
        var robot = fake.get(fake.robots(MAIL), "/gmail/v1/users/me/profile");

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(message(other)).isEqualTo("Delegation denied for ada@example.com");
        assertThat(robot.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(robot).at("/error/status").textValue()).isEqualTo("FAILED_PRECONDITION");
    }

    @Test
    void people_tell_what_the_mask_asks_for() {
        var me = fake.json(fake.adas(Operation.AUTH + "userinfo.profile"), "/v1/people/me?personFields=names");

        assertThat(me.path("resourceName").textValue()).isEqualTo("people/" + DemoWorld.ADA.sub());
        assertThat(me.at("/names/0/displayName").textValue()).isEqualTo("Ada Lovelace");
        assertThat(me.has("emailAddresses")).isFalse();
    }

    @Test
    void a_contact_tells_whatever_the_world_says_of_it() {
        contact("c9", Map.of("name", "A. Clerk", "phoneNumbers", List.of(Map.of("value", "555 0100"))));
        String grace = fake.token(DemoWorld.GRACE.sub(), CONTACTS);

        var asked = fake.json(grace, "/v1/people/c9?personFields=phoneNumbers");
        assertThat(asked.at("/phoneNumbers/0/value").textValue()).isEqualTo("555 0100");
        assertThat(fake.json(grace, "/v1/people/c9?personFields=names").has("phoneNumbers"))
                .isFalse();
    }

    @Test
    void connections_come_in_pages() {
        String path = "/v1/people/me/connections?personFields=names,emailAddresses&pageSize=2";

        var first = fake.json(fake.adas(CONTACTS), path);
        var second = fake.json(
                fake.adas(CONTACTS),
                path + "&pageToken=" + first.path("nextPageToken").textValue());

        assertThat(ApiFixture.each(first, "displayName")).containsExactly("Charles Babbage", "Mary Somerville");
        assertThat(ApiFixture.each(second, "value")).containsExactly("menabrea@example.com");
        assertThat(second.path("totalItems").intValue()).isEqualTo(3);
    }

    @Test
    void a_sync_token_tells_whether_contacts_have_changed() {
        String path = "/v1/people/me/connections?personFields=names";
        String grace = fake.token(DemoWorld.GRACE.sub(), CONTACTS);
        String token = fake.json(grace, path + "&requestSyncToken=true")
                .path("nextSyncToken")
                .textValue();

        var unchanged = fake.json(grace, path + "&syncToken=" + token);
        contact("c10", Map.of("name", "B. Clerk"));
        var changed = fake.get(grace, path + "&syncToken=" + token);

        assertThat(unchanged.path("connections")).isEmpty();
        assertThat(unchanged.path("nextSyncToken").textValue()).isEqualTo(token);
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(changed).at("/error/details/0/reason").textValue())
                .isEqualTo("EXPIRED_SYNC_TOKEN");
    }

    @Test
    void contact_groups_count_their_members() {
        var crew = new Resource("people.contactGroups", DemoWorld.GRACE.email(), "g1", Map.of("name", "Crew"));
        fake.google
                .records()
                .resources()
                .put(Records.resourceKey("people.contactGroups", DemoWorld.GRACE.email(), "g1"), crew);
        contact(
                "c11",
                Map.of(
                        "name",
                        "C. Clerk",
                        "memberships",
                        List.of(Map.of("contactGroupMembership", Map.of("contactGroupId", "g1")))));
        String grace = fake.token(DemoWorld.GRACE.sub(), CONTACTS);

        var list = fake.json(grace, "/v1/contactGroups?pageSize=500");
        var one = fake.json(grace, "/v1/contactGroups/g1?maxMembers=5");

        assertThat(ApiFixture.each(list, "formattedName"))
                .startsWith("My Contacts")
                .endsWith("Crew");
        assertThat(one.path("groupType").textValue()).isEqualTo("USER_CONTACT_GROUP");
        assertThat(one.path("memberCount").intValue()).isEqualTo(1);
        assertThat(one.path("memberResourceNames").get(0).textValue()).isEqualTo("people/c11");
        assertThat(fake.get(grace, "/v1/contactGroups/nobody").statusCode()).isEqualTo(404);
        assertThat(ApiFixture.each(
                        fake.json(fake.adas(CONTACTS), "/v1/people/me/connections?personFields=memberships"),
                        "contactGroupId"))
                .containsExactly("myContacts", "myContacts", "myContacts");
    }

    private void contact(String id, Map<String, Object> fields) {
        fake.google
                .records()
                .resources()
                .put(
                        Records.resourceKey("people.connections", DemoWorld.GRACE.email(), id),
                        new Resource("people.connections", DemoWorld.GRACE.email(), id, fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people/me",
                "/v1/people/me?personFields=shoeSize",
                "/v1/people/c1/connections?personFields=names"
            })
    void a_wrong_question_about_people_gets_400(String path) {
        var reply = fake.get(fake.adas(CONTACTS), path);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/status").textValue()).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void group_settings_are_for_the_groups_domain() {
        String path = "/groups/v1/groups/everybody@example.org?alt=json";

        var settings = fake.json(fake.token(DemoWorld.GRACE.sub(), GROUPS), path);

        assertThat(settings.path("name").textValue()).isEqualTo("Everybody");
        assertThat(fake.get(fake.adas(GROUPS), path).statusCode()).isEqualTo(403);
        assertThat(fake.get(fake.token(DemoWorld.GRACE.sub(), GROUPS), path.replace("everybody", "nobody"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String message(HttpResponse<String> reply) {
        return ApiFixture.tree(reply).at("/error/message").textValue();
    }
}
