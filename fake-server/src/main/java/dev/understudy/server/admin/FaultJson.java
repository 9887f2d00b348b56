package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.FaultKind;
import dev.understudy.server.lab.FaultRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules of misbehaviour as JSON. */
final class FaultJson {

    private static final String[] MEMBERS = {"endpoint", "client", "skip", "times", "probability", "seed", "faults"};

    private final FaultCatalogue catalogue;

    FaultJson(FaultCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    static Map<String, Object> write(FaultRule rule) {
        var json = Ordered.of("endpoint", rule.endpoint());
        rule.client().ifPresent(client -> json.put("client", client));
        json.put("skip", rule.skip());
        json.put("times", rule.times() == FaultRule.FOREVER ? "forever" : rule.times());
        json.put("probability", rule.probability());
        json.put("seed", rule.seed());
        json.put("faults", rule.faults().stream().map(FaultJson::write).toList());
        return json;
    }

    static Map<String, Object> write(FaultKind kind) {
        return Ordered.of("fault", kind.name(), "does", kind.does(), "settings", kind.defaults());
    }

    private static Map<String, Object> write(Fault fault) {
        return Ordered.of("fault", fault.name(), "settings", fault.settings());
    }

    FaultRule read(String project, JsonNode node) {
        var body = JsonBody.of(node, "the rule", MEMBERS);
        try {
            return new FaultRule(
                    project,
                    body.requireText("endpoint"),
                    body.text("client"),
                    body.number("skip", 0),
                    times(body),
                    body.decimal("probability", 1),
                    body.number("seed", 0),
                    faults(body));
        } catch (IllegalArgumentException e) {
            throw JsonBody.problem(String.valueOf(e.getMessage()));
        }
    }

    private static int times(JsonBody body) {
        boolean forever = body.member("times").filter(JsonNode::isTextual).isPresent();
        if (forever && !body.requireText("times").equals("forever")) {
            throw JsonBody.problem("\"times\" must be a whole number or \"forever\".");
        }
        return forever ? FaultRule.FOREVER : body.number("times", 1);
    }

    private List<Fault> faults(JsonBody body) {
        return body.list("faults").stream().map(this::fault).toList();
    }

    private Fault fault(JsonNode node) {
        var body = JsonBody.of(node, "a fault", "fault", "settings");
        var settings = new LinkedHashMap<String, String>();
        body.member("settings")
                .ifPresent(values -> values.properties()
                        .forEach(
                                one -> settings.put(one.getKey(), one.getValue().asText())));
        return catalogue.make(body.requireText("fault"), settings);
    }
}
