package dev.understudy.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ConsentScreen.Publishing;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

    private static final Pattern EXAMPLE = Pattern.compile("```jsonc\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void the_short_example_of_the_documentation_is_understood() throws Exception {
        var scenario = ScenarioFile.parse("example", examples().get(0));

        assertThat(scenario.users()).extracting(user -> user.givenName()).containsExactly("Ada", "Grace");
        assertThat(scenario.users().get(1).hostedDomain()).hasValue("example.org");
        assertThat(scenario.projects().get(0).consentScreen().publishing()).isEqualTo(Publishing.TESTING);
        assertThat(scenario.clients())
                .extracting(OAuthClient::status)
                .containsExactly(Status.ACTIVE, Status.ACTIVE, Status.DELETED);
        assertThat(scenario.clients().get(1).oob()).hasValue(OobMode.ALLOWED);
        assertThat(scenario.serviceAccounts().get(0).email()).isEqualTo("robot@shop-123.iam.gserviceaccount.com");
        assertThat(scenario.delegations().get(0).clientId())
                .isEqualTo(scenario.serviceAccounts().get(0).uniqueId());
        assertThat(scenario.resources().get(0).fields()).containsEntry("name", "Budget");
    }

    @Test
    void the_demo_example_changes_only_what_it_says() throws Exception {
        var scenario = ScenarioFile.parse("example", examples().get(1));
        var demo = DemoWorld.scenario();

        assertThat(scenario.projects().get(0).consentScreen().publishing()).isEqualTo(Publishing.TESTING);
        assertThat(scenario.projects().get(0).number()).isEqualTo(DemoWorld.PROJECT_NUMBER);
        assertThat(scenario.clients())
                .filteredOn(client -> client.id().equals(DemoWorld.WEB.id()))
                .singleElement()
                .satisfies(client -> {
                    assertThat(client.redirectUris()).containsExactly("http://localhost:9000/done");
                    assertThat(client.secret()).isEqualTo(DemoWorld.WEB.secret());
                });
        assertThat(scenario.users()).isEqualTo(demo.users());
        assertThat(scenario.clients()).hasSameSizeAs(demo.clients());
        assertThat(scenario.resources()).isEqualTo(demo.resources());
    }

    @Test
    void what_is_left_out_is_derived_always_the_same_and_marked() {
        String text = """
                {"users": [{"email": "x@example.com"}],
                 "projects": [{"id": "p", "clients": [{"type": "web"}, {"type": "ios"}]}]}""";

        var scenario = ScenarioFile.parse("a", text);

        assertThat(scenario).isEqualTo(ScenarioFile.parse("b", text));
        assertThat(scenario.users().get(0).sub()).matches("999[0-9]{18}");
        assertThat(scenario.projects().get(0).number()).matches("999[0-9]{9}");
        var web = scenario.clients().get(0);
        assertThat(web.id()).matches("999[0-9]{9}-[0-9a-z]{32}\\.apps\\.googleusercontent\\.com");
        assertThat(web.secret().orElseThrow()).matches("GOCSPX-FAKE-[0-9a-z]{23}");
        assertThat(scenario.clients().get(1).secret()).isEmpty();
        assertThat(web.id()).isNotEqualTo(scenario.clients().get(1).id());
    }

    @Test
    void the_demo_world_survives_writing_and_reading() {
        Scenario demo = DemoWorld.scenario();

        assertThat(ScenarioFile.parse("written", ScenarioFile.write(demo))).isEqualTo(demo);
    }

    @Test
    void what_an_app_declares_and_where_its_scripts_run_is_read_and_written() {
        String text = """
                {"projects": [{"id": "p", "scopes": ["email"], "userCap": 3,
                               "clients": [{"type": "web", "javascriptOrigins": ["http://localhost:8080"]}]}]}""";

        var scenario = ScenarioFile.parse("a", text);

        var screen = scenario.projects().get(0).consentScreen();
        assertThat(screen.declares("https://www.googleapis.com/auth/userinfo.email"))
                .isTrue();
        assertThat(screen.declares("https://www.googleapis.com/auth/drive")).isFalse();
        assertThat(screen.userCap()).isEqualTo(3);
        assertThat(scenario.clients().get(0).javascriptOrigins()).containsExactly("http://localhost:8080");
        assertThat(ScenarioFile.parse("b", ScenarioFile.write(scenario))).isEqualTo(scenario);
    }

    @Test
    void every_derived_value_survives_writing_and_reading() throws Exception {
        var scenario = ScenarioFile.parse("example", examples().get(0));

        assertThat(ScenarioFile.parse("written", ScenarioFile.write(scenario))).isEqualTo(scenario);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`users`: [{`emial`: `a@b`}]} | line 1, column 22: Unknown key \"emial\" in users[0]; allowed here: email, name, givenName, familyName, sub, domain, servicesOff, state, decides.",
                "{`user`: []} | Unknown key \"user\" in the scenario; allowed here: $schema, base, users, projects, delegations, resources, accessPolicies, sessionControls.",
                "{`users`: {}} | column 11: \"users\" must be a list in square brackets.",
                "{`users`: [1]} | column 12: users[0] must be an object with the keys email,",
                "{`users`: [{`email`: 7}]} | column 22: \"email\" must be a text in quotes that is not empty.",
                "{`users`: [{`name`: `A`}]} | In users[0] the key \"email\" is missing.",
                "{`users`: [{`email`: `a`}]} | \"a\" is no address.",
                "{`users`: [{`email`: `a@b`}, {`email`: `a@b`}]} | The user a@b stands in the file twice.",
                "{`users`: [], `users`: []} | column 15: The key \"users\" stands here for the second time.",
                "{`users`: null} | null says nothing here; leave the key out.",
                "{`projects`: [{`id`: `p`, `verified`: `yes`}]} | \"verified\" must be true or false.",
                "{`projects`: [{`id`: `p`, `publishing`: `live`}]} | \"live\" is no publishing; allowed here: testing, in-production.",
                "{`projects`: [{`id`: `p`, `testUsers`: [1]}]} | \"testUsers\" must be a list of texts in quotes.",
                "{`projects`: [{`id`: `p`, `iam`: {`viewer`: []}}]} | \"viewer\" is no role; a role is written like",
                "{`projects`: [{`id`: `p`, `quotas`: []}]} | \"quotas\" must be an object.",
                "{`projects`: [{`id`: `p`, `quotas`: {`drive`: {`perMinute`: 0}}}]} | must be a whole number from 1 on.",
                "{`projects`: [{`id`: `p`, `apiKeys`: [{`key`: `AIzaSyB`}]}]} | This looks like a real API key;",
                "{`projects`: [{`id`: `p`, `clients`: [{}]}]} | A client needs a \"type\"; allowed are web,",
                "{`projects`: [{`id`: `p`, `clients`: [{`type`: `web`}, {`type`: `web`}]}]} | stands in the file twice.",
                "{`projects`: [{`id`: `p`, `clients`: [{`type`: `ios`, `secret`: `x`}]}]} | A client of type ios has no secret.",
                "{`projects`: [{`id`: `p`, `serviceAccounts`: [{}]}]} | A service account needs a \"name\" or an \"email\".",
                "{`resources`: [{`collection`: `c`, `owner`: `o`, `fields`: 1}]} | \"fields\" must be an object,",
                "{`base`: `prod`} | \"prod\" is no base; allowed here: demo, empty.",
                "{`users`: [} | column 12: This is not JSON: ",
                "{} {} | Nothing may follow the scenario's closing brace.",
                "[] | the scenario must be an object with the keys $schema, base,",
            })
    void what_is_not_understood_is_said_in_one_sentence(String text, String sentence) {
        assertThatThrownBy(() -> ScenarioFile.parse("world.json", text.replace('`', '"')))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageStartingWith("world.json, line 1, column ")
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_real_looking_secret_is_refused_and_not_repeated() {
        String text = "{\"projects\": [{\"id\": \"p\", \"clients\": [{\"type\": \"web\", \"secret\": \"GOCSPX-"
                + "a".repeat(28) + "\"}]}]}";

        assertThatThrownBy(() -> ScenarioFile.parse("world.json", text))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("looks like a real client secret")
                .message()
                .doesNotContain("aaaa");
    }

    @Test
    void a_problem_shows_no_control_characters() {
        assertThatThrownBy(() -> ScenarioFile.parse("world.json", "{\"base\": \"\\u001b[31m\"}"))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("\\x1b[31m");
    }

    @Test
    void a_file_that_cannot_be_read_is_said_in_one_sentence() throws Exception {
        assertProblem(directory.resolve("absent.json"), "There is no scenario file ");
        assertProblem(directory, "is a directory; name a JSON file.");
        assertProblem(Files.createFile(directory.resolve("empty.json")), "empty.json is empty;");
        assertProblem(Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0}), "is not text in UTF-8.");
    }

    private static void assertProblem(Path file, String sentence) {
        assertThatThrownBy(() -> ScenarioFile.read(file))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining(sentence);
    }

    private static List<String> examples() throws IOException {
        String page = Files.readString(Path.of("../docs/scenario-file.md"));
        return EXAMPLE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void keys_quotas_roles_and_services_are_read_and_written() {
        var scenario = ScenarioFile.parse("access", """
                {"users": [{"email": "a@example.com", "servicesOff": ["calendar"]}],
                 "projects": [{"id": "p",
                   "apiKeys": [{"name": "mine", "apis": ["drive"]}, {"key": "AIzaFAKE-1", "status": "deleted"}],
                   "quotas": {"drive": {"perMinute": 600, "perMinutePerUser": 60}},
                   "iam": {"roles/viewer": ["a@example.com"]}}]}""");

        var project = scenario.projects().get(0);
        assertThat(scenario.users().get(0).servicesOff()).containsExactly("calendar");
        assertThat(project.apiKeys().get(0).key()).matches("AIzaFAKE-[0-9a-z]{30}");
        assertThat(project.apiKeys().get(0).allows("gmail")).isFalse();
        assertThat(project.apiKeys().get(1).status()).isEqualTo(Status.DELETED);
        assertThat(project.quotas().get("drive").perMinutePerUser()).hasValue(60);
        assertThat(project.iam().grants("A@example.com", Set.of("roles/viewer")))
                .isTrue();
        assertThat(ScenarioFile.parse("again", ScenarioFile.write(scenario))).isEqualTo(scenario);
    }

    @Test
    void access_policies_are_read_and_written() {
        var scenario = ScenarioFile.parse("policies", """
                {"accessPolicies": [
                  {"appliesTo": "example.org", "trustedClients": ["c1"]},
                  {"appliesTo": "ada@example.com", "kind": "advanced-protection"}
                ]}
                """);

        assertThat(scenario.accessPolicies())
                .containsExactly(
                        new AccessPolicy("example.org", AccessPolicy.Kind.ADMINISTRATOR, Set.of("c1")),
                        new AccessPolicy("ada@example.com", AccessPolicy.Kind.ADVANCED_PROTECTION, Set.of()));
        assertThat(ScenarioFile.parse("written", ScenarioFile.write(scenario))).isEqualTo(scenario);
    }
}
