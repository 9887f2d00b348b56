package dev.understudy.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the schema of the scenario file true: it knows the keys that the reader knows, and what the writer writes. */
class ScenarioSchemaTest {

    private static final Pattern ALLOWED = Pattern.compile("allowed here: (.*)\\.$");

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ScenarioFile.schema());
    private final JsonNode tree = Json.read(ScenarioFile.schema()).orElseThrow();

    /** Where the reader finds each kind of object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "            | {%}",
                "user        | {'users': [{%}]}",
                "project     | {'projects': [{%}]}",
                "client      | {'projects': [{'id': 'p', 'clients': [{%}]}]}",
                "apiKey      | {'projects': [{'id': 'p', 'apiKeys': [{%}]}]}",
                "advice      | {'projects': [{'id': 'p', 'advice': {%}}]}",
                "quota       | {'projects': [{'id': 'p', 'quotas': {'drive': {%}}}]}",
                "serviceAccount | {'projects': [{'id': 'p', 'serviceAccounts': [{%}]}]}",
                "key         | {'projects': [{'id': 'p', 'serviceAccounts': [{'name': 'r', 'keys': [{%}]}]}]}",
                "ownDelegation | {'projects': [{'id': 'p', 'serviceAccounts': [{'name': 'r', 'delegations': [{%}]}]}]}",
                "workloadProvider | {'projects': [{'id': 'p', 'workloadProviders': [{%}]}]}",
                "awsAccount  | {'projects': [{'id': 'p', 'workloadProviders': [{'aws': {%}}]}]}",
                "awsKey      | {'projects': [{'id': 'p', 'workloadProviders': [{'aws': {'account': '1', 'keys':"
                        + " [{%}]}}]}]}",
                "delegation  | {'delegations': [{%}]}",
                "resource    | {'resources': [{%}]}",
                "accessPolicy | {'accessPolicies': [{%}]}",
                "sessionControl | {'sessionControls': [{%}]}",
            })
    void the_schema_has_the_keys_that_the_reader_has(String definition, String file) {
        var text = file.replace("%", "'neverAKey': 'x'").replace('\'', '"');

        var problem = catchThrowableOfType(ScenarioProblem.class, () -> ScenarioFile.parse("scenario", text));

        var allowed = ALLOWED.matcher(problem.getMessage());
        assertThat(allowed.find()).as(problem.getMessage()).isTrue();
        var object = definition == null ? tree : tree.path("$defs").path(definition);
        var keys = new ArrayList<String>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(allowed.group(1).split(", ")));
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void what_the_writer_writes_is_valid() {
        assertThat(problems(ScenarioFile.write(Scenario.demo()))).isEmpty();
    }

    @Test
    void the_examples_of_the_documentation_are_valid() throws IOException {
        String page = Files.readString(Path.of("../docs/scenario-file.md"));
        var examples = Pattern.compile("```jsonc\n(.*?)```", Pattern.DOTALL).matcher(page);
        int count = 0;
        while (examples.find()) {
            var plain = ScenarioFileTree.parse("example", examples.group(1)).plain();
            assertThat(problems(Json.compact(plain))).as(examples.group(1)).isEmpty();
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'users': [{'name': 'no address'}]}",
                "{'projects': [{'id': 'p', 'publishing': 'soon'}]}",
                "{'projects': [{'id': 'p', 'clients': [{'type': 'fridge'}]}]}",
                "{'base': 'moon'}",
                "{'users': {}}",
            })
    void what_the_reader_refuses_is_not_valid(String file) {
        var text = file.replace('\'', '"');

        assertThat(catchThrowableOfType(ScenarioProblem.class, () -> ScenarioFile.parse("scenario", text)))
                .isNotNull();
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void a_file_may_name_its_schema() {
        assertThat(ScenarioFile.parse("scenario", "{\"$schema\": \"scenario.schema.json\"}"))
                .isEqualTo(Scenario.EMPTY);
    }

    private List<String> problems(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
