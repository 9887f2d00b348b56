package dev.understudy.lessons.learn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.lessons.check.Evidence.RecordBook;
import dev.understudy.server.Labs;
import dev.understudy.server.admin.LabClient;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.store.Renaming;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A learner's part of a class's server: a world of their own, with its time, faults and journal. */
final class ClassPlayground implements Playground {

    private final ClassApi api;
    private final LabClient lab;
    private final Relay relay;
    private final String project;
    private final String base;
    private final Renaming renaming;
    private final Map<String, String> names;
    private final List<Exchange> seen = new ArrayList<>();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private String start;
    private long told;

    /**
     * What the instructor did to this learner, or to everybody.
     *
     * @param kind {@code broadcast}, {@code reset}, {@code undo}, {@code fault} or {@code show}
     * @param lesson the lesson that was reset; empty: all
     * @param step the step that was reset; 0: all of the lesson
     * @param words what the learner is told
     */
    record Order(String kind, String lesson, int step, String words) {}

    private ClassPlayground(ClassApi api, JsonNode who) {
        this.api = api;
        this.project = who.path("project").asText();
        this.base = who.path("url").asText();
        this.start = who.path("start").asText();
        this.told = who.path("last").asLong();
        var renamed = new TreeMap<String, String>();
        who.path("names")
                .properties()
                .forEach(one -> renamed.put(one.getKey(), one.getValue().asText()));
        this.renaming = new Renaming(renamed);
        this.names = new TreeMap<>(World.names());
        names.replaceAll((word, meaning) -> renaming.in(meaning));
        this.lab = Labs.at(api.server(), api.key());
        this.relay = Relay.open(api.server(), api.key());
    }

    /**
     * Joins a class.
     *
     * @throws ClassApi.Silent if the server does not answer
     * @throws ClassApi.Refused if nobody in the class has this key, or the server is for no class
     */
    static ClassPlayground join(URI server, String key) {
        var api = new ClassApi(server, key);
        var ground = new ClassPlayground(api, api.get("class"));
        ground.begin();
        return ground;
    }

    /** As on a server of one's own, a lesson finds nothing of what was done before. */
    private void begin() {
        api.post("moments/beginning/restore", Map.of());
        lab.advanceClock(project, lab.advanceClock(project, Duration.ZERO).negated());
    }

    /** What tells this learner apart in the name of a file. */
    String learnerFile() {
        return project.replaceAll("[^A-Za-z0-9-]", "_");
    }

    ClassApi api() {
        return api;
    }

    /** What the learner's world calls the things of the demo world. */
    Renaming renaming() {
        return renaming;
    }

    /** What the instructor did since this was asked last. */
    List<Order> orders() {
        refresh();
        var all = new ArrayList<Order>();
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            all.add(order);
        }
        return all;
    }

    @Override
    public URI url() {
        return relay.url();
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public synchronized List<Exchange> exchanges() {
        refresh();
        long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).number();
        seen.addAll(lab.newer(project, last));
        return List.copyOf(seen);
    }

    @Override
    public RecordBook records() {
        return (table, key, field) -> {
            var answer =
                    api.get("records/" + table + "?key=" + ClassApi.encoded(key) + "&field=" + ClassApi.encoded(field));
            return answer.path("found").asBoolean()
                    ? Optional.of(answer.path("value").asText())
                    : Optional.empty();
        };
    }

    /** A server that was started anew knows no moment but the beginning. */
    @Override
    public Runnable bookmark() {
        String moment = api.post("moments", Map.of()).path("moment").asText();
        return () -> {
            try {
                api.post("moments/" + moment + "/restore", Map.of());
            } catch (ClassApi.Refused e) {
                if (e.status() != 404) {
                    throw e;
                }
                api.post("moments/beginning/restore", Map.of());
            }
        };
    }

    @Override
    public Duration advance(Duration by) {
        return lab.advanceClock(project, by);
    }

    @Override
    public void trip(String fault, String endpoint) {
        lab.fail(FaultRule.once(project, endpoint, Labs.faults().make(fault, Map.of())));
    }

    @Override
    public String console(List<String> words) {
        // Files name the server; the learner's programs know it by the relay.
        return api.post("desk", Map.of("words", words)).path("answer").asText().replace(base, url().toString());
    }

    @Override
    public URI inspector() {
        return URI.create(api.server() + "/_understudy/inspector?project=" + project);
    }

    @Override
    public String labToken() {
        return api.key();
    }

    @Override
    public synchronized String start() {
        return start;
    }

    @Override
    public void close() {
        relay.close();
    }

    private synchronized void refresh() {
        var answer = api.get("orders?after=" + told);
        for (JsonNode order : answer.path("orders")) {
            told = Math.max(told, order.path("n").asLong());
            orders.add(new Order(
                    order.path("kind").asText(),
                    order.path("lesson").asText(),
                    order.path("step").asInt(),
                    order.path("words").asText()));
        }
        String now = answer.path("start").asText();
        if (!now.equals(start)) {
            start = now;
            seen.clear();
            orders.add(new Order(
                    "restart",
                    "",
                    0,
                    "The class's server was started anew: what it had given out is gone."
                            + " :reset begins this step again."));
        }
    }
}
