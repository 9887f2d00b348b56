package dev.understudy.server.admin;

import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.advice.ReportFormat;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;

/** What could be better in how apps use OAuth. */
final class FindingOperations {

    private static final List<String> KEYS = List.of("project", "format");
    private static final String EXAMPLE =
            "{\"findings\": [{\"rule\": \"no-pkce\", \"severity\": \"warning\", \"title\": \"An installed app without"
                    + " PKCE\", \"project\": \"example-123\", \"client\":"
                    + " \"999000000001-desktop0000000000000000000000000.apps.googleusercontent.com\", \"what\": \"An"
                    + " installed app asked for a code without a code_challenge.\", \"exchanges\": [1], \"why\": \"On the"
                    + " user's machine other programs can see the code.\", \"fix\": \"Send code_challenge with"
                    + " code_challenge_method=S256.\", \"source\": \"RFC 8252 section 6\", \"link\":"
                    + " \"https://www.rfc-editor.org/rfc/rfc8252#section-6\", \"lesson\": \"09\"}]}";

    private final InProcessLab lab;
    private final Projects projects;

    FindingOperations(LabSurroundings surroundings) {
        this.lab = surroundings.lab();
        this.projects = new Projects(surroundings.records());
    }

    List<LabOperation> operations() {
        return List.of(LabOperation.of(
                        Route.get(LabApi.ROOT + "/findings"),
                        "readFindings",
                        "What could be better in how the apps use OAuth, the most severe first. As JSON; as SARIF 2.1.0"
                                + " or JUnit's XML if format or Accept says so.",
                        new LabOperation.Payload("Findings", EXAMPLE),
                        this::read)
                .with("project", "only in this project's exchanges; without it, in all", "example-123")
                .with("format", "json, sarif or junit", "json"));
    }

    private Reply read(Request request) {
        var query = request.query();
        query.values().keySet().stream()
                .filter(name -> !KEYS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw JsonBody.problem(
                            "Unknown parameter \"" + name + "\"; allowed here: " + String.join(", ", KEYS) + ".");
                });
        List<Finding> findings = query.find("project")
                .map(project -> lab.findings(projects.named(project)))
                .orElseGet(lab::findings);
        var format = format(request);
        return Reply.of(200, Body.of(format.mediaType(), format.write(findings, Severity.WARNING)));
    }

    private static ReportFormat format(Request request) {
        return request.query()
                .find("format")
                .map(name -> ReportFormat.named(name)
                        .orElseThrow(() -> JsonBody.problem(
                                "There is no format \"" + name + "\"; allowed here: json, sarif, junit.")))
                .or(() -> request.headers().find("Accept").flatMap(ReportFormat::accepted))
                .orElse(ReportFormat.JSON);
    }
}
