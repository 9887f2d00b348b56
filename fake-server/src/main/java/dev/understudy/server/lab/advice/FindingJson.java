package dev.understudy.server.lab.advice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings as JSON, each with all that is known of its rule, and back. */
public final class FindingJson {

    private FindingJson() {}

    /** What JSON says of a finding. */
    public static Map<String, Object> write(Finding finding) {
        var rule = finding.rule();
        var json = new LinkedHashMap<String, Object>();
        json.put("rule", rule.id());
        json.put("severity", rule.severity().word());
        json.put("title", rule.title());
        json.put("project", finding.project());
        json.put("client", finding.client());
        json.put("what", finding.what());
        json.put("exchanges", finding.exchanges());
        json.put("why", rule.why());
        json.put("fix", rule.fix());
        json.put("source", rule.source().words());
        json.put("link", rule.source().link().toString());
        rule.lesson().ifPresent(lesson -> json.put("lesson", lesson));
        return json;
    }

    /** What {@link #write} wrote. */
    public static Finding read(JsonNode json) {
        var exchanges = new ArrayList<Long>();
        json.path("exchanges").forEach(number -> exchanges.add(number.asLong()));
        var rule = new AdviceRule(
                json.path("rule").asText(),
                Severity.valueOf(json.path("severity").asText().toUpperCase(Locale.ROOT)),
                json.path("title").asText(),
                json.path("why").asText(),
                json.path("fix").asText(),
                new Source(
                        json.path("source").asText(),
                        URI.create(json.path("link").asText())),
                Optional.of(json.path("lesson")).filter(JsonNode::isTextual).map(JsonNode::asText));
        return new Finding(
                rule,
                json.path("project").asText(),
                json.path("client").asText(),
                json.path("what").asText(),
                List.copyOf(exchanges));
    }
}
