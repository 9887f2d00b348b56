package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.advice.FindingJson;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The lab of a fake in another process, over HTTP. What the server refuses is thrown as it says it. */
public final class LabClient implements Lab {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;
    private final FaultJson faults;

    /**
     * The lab of a running fake.
     *
     * @param server its base URL, {@code UNDERSTUDY_URL} of its {@code env.sh}
     * @param token its lab token, {@code UNDERSTUDY_LAB_TOKEN}
     * @param faults the faults that its answers may name
     */
    public LabClient(URI server, String token, FaultCatalogue faults) {
        this.server = server;
        this.token = token;
        this.faults = new FaultJson(faults);
    }

    @Override
    public Instant now(String project) {
        return Instant.parse(get(project(project) + "/clock").path("now").asText());
    }

    @Override
    public Duration advanceClock(String project, Duration by) {
        return Duration.parse(
                clock(project, Map.of("advance", by.toString())).path("offset").asText());
    }

    @Override
    public Instant setClock(String project, Instant moment) {
        return Instant.parse(
                clock(project, Map.of("set", moment.toString())).path("now").asText());
    }

    @Override
    public Instant freezeClock(String project) {
        return Instant.parse(
                clock(project, Map.of("state", "frozen")).path("now").asText());
    }

    @Override
    public Instant resumeClock(String project) {
        return Instant.parse(
                clock(project, Map.of("state", "running")).path("now").asText());
    }

    @Override
    public void fail(FaultRule rule) {
        post(project(rule.project()) + "/faults", FaultJson.write(rule));
    }

    @Override
    public List<FaultRule> faults(String project) {
        var rules = new ArrayList<FaultRule>();
        get(project(project) + "/faults").path("rules").forEach(rule -> rules.add(faults.read(project, rule)));
        return rules;
    }

    @Override
    public List<Exchange> exchanges(Predicate<Exchange> filter) {
        var passed = new ArrayList<Exchange>();
        var page = page(0, Duration.ZERO);
        while (!page.exchanges().isEmpty()) {
            page.exchanges().stream().filter(filter).forEach(passed::add);
            page = page(page.last(), Duration.ZERO);
        }
        return passed;
    }

    /** The exchanges of a project after this number, oldest first. */
    public List<Exchange> newer(String project, long after) {
        var all = new ArrayList<Exchange>();
        String of = "&project=" + (project.isEmpty() ? Projects.NONE : project);
        var page = page(after, Duration.ZERO, of);
        while (!page.exchanges().isEmpty()) {
            all.addAll(page.exchanges());
            page = page(page.last(), Duration.ZERO, of);
        }
        return all;
    }

    @Override
    public Optional<Exchange> await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var page = page(0, Duration.ZERO);
        while (true) {
            var found = page.exchanges().stream().filter(filter).findFirst();
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (found.isPresent() || (left.isNegative() && page.exchanges().isEmpty())) {
                return found;
            }
            page = page(page.last(), left.isNegative() ? Duration.ZERO : left);
        }
    }

    @Override
    public void reset(String project) {
        post(project(project) + "/reset", Map.of());
    }

    private record Page(long last, List<Exchange> exchanges) {}

    @Override
    public List<Finding> findings(String project) {
        return findingsAt("/findings?project=" + (project.isEmpty() ? Projects.NONE : project));
    }

    @Override
    public List<Finding> findings() {
        return findingsAt("/findings");
    }

    private List<Finding> findingsAt(String path) {
        var findings = new ArrayList<Finding>();
        get(path).path("findings").forEach(finding -> findings.add(FindingJson.read(finding)));
        return findings;
    }

    private Page page(long after, Duration wait) {
        return page(after, wait, "");
    }

    private Page page(long after, Duration wait, String more) {
        var node = get("/journal?after=" + after + "&wait=" + (wait.compareTo(POLL) > 0 ? POLL : wait) + more);
        var exchanges = new ArrayList<Exchange>();
        node.path("exchanges").forEach(exchange -> exchanges.add(ExchangeJson.read(exchange)));
        return new Page(node.path("last").asLong(), exchanges);
    }

    private JsonNode clock(String project, Map<String, Object> change) {
        return post(project(project) + "/clock", change);
    }

    private static String project(String project) {
        return "/projects/" + (project.isEmpty() ? Projects.NONE : project);
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, Map<String, Object> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.compact(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + LabApi.ROOT + path))
                .timeout(PATIENCE)
                .header(ControlGuard.TOKEN_HEADER, token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var json = Json.read(answer.body())
                    .orElseThrow(() -> new IllegalStateException(
                            server + " is no fake with a lab: it answered " + answer.statusCode() + " without JSON."));
            if (answer.statusCode() >= 300) {
                throw new IllegalArgumentException(
                        json.path("error_description").asText());
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("The fake at " + server + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the fake", e);
        }
    }
}
