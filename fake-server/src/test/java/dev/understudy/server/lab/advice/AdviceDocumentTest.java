package dev.understudy.server.lab.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps docs/advice.md equal to the rules; {@code -Dunderstudy.write=true} writes its list anew. */
class AdviceDocumentTest {

    private static final Path PAGE = Path.of("../docs/advice.md");
    private static final String BEGIN = "<!-- The rules, written by AdviceDocumentTest. -->\n";

    @Test
    void the_page_lists_every_rule_as_it_is() throws Exception {
        String page = Files.readString(PAGE);
        int at = page.indexOf(BEGIN);
        assertThat(at).isPositive();
        String expected = page.substring(0, at) + BEGIN + list();
        if (Boolean.getBoolean("understudy.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void the_schema_of_scenarios_knows_every_rule() throws Exception {
        var known = new ArrayList<String>();
        Json.read(ScenarioFile.schema())
                .orElseThrow()
                .path("$defs")
                .path("adviceRule")
                .path("enum")
                .forEach(id -> known.add(id.asText()));

        assertThat(known)
                .isEqualTo(
                        Advice.everyRule().stream().map(AdviceRule::id).sorted().toList());
    }

    @Test
    void a_scenario_ignores_rules_that_there_are() {
        var scenario = ScenarioFile.parse(
                "shop.json", "{\"projects\": [{\"id\": \"p\", \"advice\": {\"ignore\": [\"no-pkce\"]}}]}");

        assertThat(scenario.projects().get(0).ignoredAdvice()).containsExactly("no-pkce");
        assertThat(ScenarioFile.parse("again", ScenarioFile.write(scenario))).isEqualTo(scenario);
        assertThatThrownBy(() -> ScenarioFile.parse(
                        "shop.json", "{\"projects\": [{\"id\": \"p\",\n \"advice\": {\"ignore\": [\"no-pcke\"]}}]}"))
                .hasMessageContaining("shop.json")
                .hasMessageContaining("line 2")
                .hasMessageContaining("\"no-pcke\" is no rule of the advice");
    }

    private static String list() {
        var lines = new ArrayList<String>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            lines.add("");
            lines.add("## " + title(severity));
            Advice.everyRule().stream()
                    .filter(rule -> rule.severity() == severity)
                    .forEach(rule -> lines.addAll(section(rule)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String title(Severity severity) {
        return switch (severity) {
            case ERROR -> "Errors: a hole, or something that fails at Google";
            case WARNING -> "Warnings: bad practice";
            case NOTE -> "Notes: worth knowing";
        };
    }

    private static List<String> section(AdviceRule rule) {
        return List.of(
                "",
                "### `" + rule.id() + "`",
                "",
                rule.title() + ". " + rule.why(),
                "",
                "**Instead:** " + rule.fix() + " ([" + rule.source().words() + "]("
                        + rule.source().link() + ")"
                        + rule.lesson().map(lesson -> "; lesson " + lesson).orElse("") + ")");
    }
}
