package dev.understudy.server.inspector;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.lab.advice.FindingJson;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The journal as the pages of the inspector see it. */
final class Inspector {

    private final InProcessLab lab;
    private final Gate gate;
    private final String boot;
    private final Values values;
    private final Gatherer gatherer;
    private final JwtReading jwts;
    private long gathered;

    /** An inspector of this lab, which can be told from that of every other start of the server. */
    Inspector(InProcessLab lab, Gate gate, Records records, SigningKeys keys, OpaqueTokens tokens) {
        this.lab = lab;
        this.gate = gate;
        this.boot = tokens.id().substring(0, 12);
        this.values = new Values(tokens.id().getBytes(StandardCharsets.UTF_8));
        this.gatherer = new Gatherer(values);
        this.jwts = new JwtReading(records, keys, lab.clock());
    }

    /** The name of this start of the server. */
    String boot() {
        return boot;
    }

    InProcessLab lab() {
        return lab;
    }

    Gate gate() {
        return gate;
    }

    /** What writes texts, and knows the values of these requests, which are not in the journal yet. */
    Text text(List<Request> requests, Masking masking) {
        requests.forEach(gatherer::gather);
        return new Text(values, masking);
    }

    /** The exchanges that pass, oldest first, each described. */
    List<Map<String, Object>> describe(Predicate<Exchange> filter, Masking masking) {
        var exchanges = lab.journal().find(filter);
        gatherAll();
        var described = new ArrayList<Map<String, Object>>();
        for (Exchange exchange : exchanges) {
            described.add(Description.of(exchange, new Text(values, masking), jwts));
        }
        return described;
    }

    /** What could be better in a project's exchanges, or in all if it is empty, most severe first. */
    Map<String, Object> advise(String project, Masking masking) {
        var findings = project.isEmpty() ? lab.findings() : lab.findings(project);
        gatherAll();
        var text = new Text(values, masking);
        var described = new ArrayList<Map<String, Object>>();
        for (Finding finding : findings) {
            var json = FindingJson.write(finding);
            json.put("what", text.of(finding.what()));
            described.add(json);
        }
        return Map.of("findings", described, "values", text.used());
    }

    /** A value may be known by its name in one exchange only, and must be masked in all. */
    private synchronized void gatherAll() {
        for (Exchange exchange : lab.journal().find(exchange -> exchange.number() > gathered)) {
            gatherer.gather(exchange);
            gathered = exchange.number();
        }
    }
}
