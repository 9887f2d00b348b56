package dev.understudy.server.lab.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.wire.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Findings as programs read them. */
class ReportFormatTest {

    private static final Finding WARNING = finding("no-pkce", "An app asked <without> & \"more\" \u0007.");
    private static final Finding NOTE = finding("no-nonce", "A request for openid has no nonce.");
    private static final List<Finding> BOTH = List.of(WARNING, NOTE);

    @Test
    void json_says_everything_and_is_read_back() {
        var json = Json.read(ReportFormat.JSON.write(BOTH, Severity.WARNING)).orElseThrow();

        var read = new ArrayList<Finding>();
        json.path("findings").forEach(finding -> read.add(FindingJson.read(finding)));
        assertThat(read).isEqualTo(BOTH);
    }

    @Test
    void sarif_has_what_version_2_1_0_demands() {
        var log = Json.read(ReportFormat.SARIF.write(BOTH, Severity.WARNING)).orElseThrow();

        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asText()).contains("sarif-2.1.0");
        var run = log.path("runs").path(0);
        var driver = run.path("tool").path("driver");
        assertThat(driver.path("name").asText()).isEqualTo("Understudy");
        assertThat(driver.path("rules")).hasSameSizeAs(Advice.everyRule());
        for (JsonNode rule : driver.path("rules")) {
            assertThat(rule.path("id").asText()).isNotEmpty();
            assertThat(rule.path("name").asText()).matches("([A-Z][a-z]*)+");
            for (String text : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(rule.path(text).path("text").asText()).isNotEmpty();
            }
            assertThat(rule.path("helpUri").asText()).startsWith("https://");
            assertThat(rule.path("defaultConfiguration").path("level").asText()).isIn("error", "warning", "note");
        }
        assertThat(run.path("results")).hasSize(2);
        for (JsonNode result : run.path("results")) {
            var rule = driver.path("rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(result.path("level").asText()).isIn("error", "warning", "note");
            assertThat(result.path("message").path("text").asText()).isNotEmpty();
            assertThat(result.path("partialFingerprints").path("finding/v1").asText())
                    .matches("[0-9a-f]{32}");
            var place = result.path("locations").path(0);
            assertThat(place.path("logicalLocations")
                            .path(0)
                            .path("fullyQualifiedName")
                            .asText())
                    .isEqualTo("shop-1/the-client")
                    .isEqualTo(place.path("physicalLocation")
                            .path("artifactLocation")
                            .path("uri")
                            .asText());
        }
    }

    @Test
    void junit_has_a_test_for_every_rule_of_which_the_broken_ones_fail() throws Exception {
        var suite = suite(Severity.WARNING);

        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(Advice.everyRule().size()))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("testcase").getLength()));
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("no-pkce");
        assertThat(failure.getTextContent()).contains("An app asked <without> & \"more\" ?.", "RFC 8252 section 6");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("has no nonce");
    }

    @ParameterizedTest
    @CsvSource({"ERROR,0", "WARNING,1", "NOTE,2"})
    void junit_fails_what_is_severe_enough(Severity least, String failures) throws Exception {
        assertThat(suite(least).getAttribute("failures")).isEqualTo(failures);
    }

    @ParameterizedTest
    @CsvSource({
        "application/sarif+json, SARIF",
        "'text/html, application/xml;q=0.9', JUNIT",
        "text/xml, JUNIT",
        "application/json, JSON",
    })
    void the_accept_header_chooses(String accept, ReportFormat format) {
        assertThat(ReportFormat.accepted(accept)).contains(format);
        assertThat(ReportFormat.accepted("*/*")).isEmpty();
    }

    private static Element suite(Severity least) throws Exception {
        var text = new InputSource(new StringReader(ReportFormat.JUNIT.write(BOTH, least)));
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(text)
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        return (Element) root.getElementsByTagName("testsuite").item(0);
    }

    private static Finding finding(String rule, String what) {
        return new Finding(rule(rule), "shop-1", "the-client", what, List.of(3L, 7L));
    }

    private static AdviceRule rule(String id) {
        return Advice.everyRule().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
