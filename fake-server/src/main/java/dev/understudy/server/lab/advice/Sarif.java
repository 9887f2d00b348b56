package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS). There are no lines of code to point at: a
 * result names the project and the client, and the numbers of the exchanges.
 */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    static String write(List<AdviceRule> rules, List<Finding> findings) {
        var ids = rules.stream().map(AdviceRule::id).toList();
        var driver = new LinkedHashMap<String, Object>();
        driver.put("name", "Understudy");
        driver.put("fullName", "Understudy, advice on the use of OAuth 2.0");
        driver.put("rules", rules.stream().map(Sarif::rule).toList());
        var run = new LinkedHashMap<String, Object>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                findings.stream()
                        .map(finding ->
                                result(finding, ids.indexOf(finding.rule().id())))
                        .toList());
        var log = new LinkedHashMap<String, Object>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return Json.pretty(log) + "\n";
    }

    private static Map<String, Object> rule(AdviceRule rule) {
        String lesson = rule.lesson()
                .map(number -> " Lesson " + number + " explains it.")
                .orElse("");
        var json = new LinkedHashMap<String, Object>();
        json.put("id", rule.id());
        json.put("name", pascal(rule.id()));
        json.put("shortDescription", text(rule.title() + "."));
        json.put("fullDescription", text(rule.why()));
        json.put("help", text(rule.fix() + " (" + rule.source().words() + ")" + lesson));
        json.put("helpUri", rule.source().link().toString());
        json.put("defaultConfiguration", Map.of("level", rule.severity().word()));
        json.put("properties", Map.of("tags", List.of("oauth", "security")));
        return json;
    }

    private static Map<String, Object> result(Finding finding, int ruleIndex) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ruleId", finding.rule().id());
        json.put("ruleIndex", ruleIndex);
        json.put("level", finding.rule().severity().word());
        json.put("message", text(finding.what() + " " + finding.rule().fix()));
        json.put("locations", List.of(location(finding)));
        json.put("partialFingerprints", Map.of("finding/v1", fingerprint(finding)));
        json.put("properties", Map.of("exchanges", finding.exchanges()));
        return json;
    }

    /**
     * The client within its project; a project is all there is where the client could not be told. Code scanning shows
     * only what has a place in a file (from memory), so the same name stands for a file as well.
     */
    private static Map<String, Object> location(Finding finding) {
        var names = new ArrayList<String>();
        names.add(finding.project().isEmpty() ? "app" : finding.project());
        if (!finding.client().isEmpty()) {
            names.add(finding.client());
        }
        String path = names.stream()
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        var logical = Map.of(
                "name", names.get(names.size() - 1),
                "fullyQualifiedName", String.join("/", names),
                "kind", "resource");
        var physical = Map.of("artifactLocation", Map.of("uri", path), "region", Map.of("startLine", 1));
        return Map.of("physicalLocation", physical, "logicalLocations", List.of(logical));
    }

    /** The same in every run in which the same is found, so that a baseline knows it again. */
    private static String fingerprint(Finding finding) {
        String said = finding.rule().id() + "\n" + finding.client() + "\n" + finding.what();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String pascal(String id) {
        var name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
