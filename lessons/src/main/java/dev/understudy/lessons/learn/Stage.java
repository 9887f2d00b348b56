package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Evidence;
import dev.understudy.lessons.check.Names;
import dev.understudy.server.lab.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fake that a lesson is played on, and the marks one comes back to. */
public final class Stage implements AutoCloseable {

    private final Playground ground;
    private final List<Aside> asides = new ArrayList<>();
    private final Moment beginning;
    private String start;
    private long mark;

    private Stage(Playground ground) {
        this.ground = ground;
        this.start = ground.start();
        this.beginning = moment();
    }

    /** Starts a fake with the demo world on loopback; 0 is any free port. */
    public static Stage open(int port) {
        return on(LocalPlayground.open(port));
    }

    /** The stage on this playground, which is closed with it. */
    public static Stage on(Playground ground) {
        return new Stage(ground);
    }

    /**
     * Where the server was at some moment.
     *
     * @param records puts back what it kept
     * @param offset how far its clock had travelled
     * @param mark after which exchange
     */
    record Moment(Runnable records, Duration offset, long mark) {}

    /** A stretch of the journal that does not count: what was tried on purpose to see it fail. */
    private record Aside(long after, long until) {

        boolean covers(long number) {
            return number > after && number <= until;
        }
    }

    /** Does this, puts the server back to how it was before, and lets nothing of it count. */
    void aside(Runnable action) {
        var before = moment();
        long after = last();
        try {
            action.run();
        } finally {
            returnTo(before);
            asides.add(new Aside(after, last()));
        }
    }

    URI url() {
        return ground.url();
    }

    /** Its inspector, which draws what is asked and answered. */
    public URI inspector() {
        return ground.inspector();
    }

    /** The token that its inspector asks programs for. */
    public String labToken() {
        return ground.labToken();
    }

    /** The number after which exchanges count. */
    public long marked() {
        return mark;
    }

    /** All that was asked and answered on it, whether it counts or not. */
    public List<Exchange> journal() {
        return ground.exchanges();
    }

    /** The names of the world. */
    Names names() {
        return Names.of(ground.names());
    }

    /** The names of the world and what they stand for. */
    Map<String, String> world() {
        return ground.names();
    }

    /** From now on only new exchanges count. */
    void mark() {
        mark = last();
    }

    /** Before anything happened. */
    Moment beginning() {
        return beginning;
    }

    Moment moment() {
        return new Moment(ground.bookmark(), travelled(), mark);
    }

    /** Puts the server's records and clock back; what was recorded in the journal stays there. */
    void returnTo(Moment moment) {
        moment.records().run();
        ground.advance(moment.offset().minus(travelled()));
        mark = moment.mark();
    }

    /** What was asked and answered since the mark. */
    List<Exchange> exchanges() {
        var all = ground.exchanges();
        if (!ground.start().equals(start)) {
            start = ground.start();
            mark = 0;
            asides.clear();
        }
        return all.stream()
                .filter(exchange ->
                        exchange.number() > mark && asides.stream().noneMatch(aside -> aside.covers(exchange.number())))
                .toList();
    }

    Evidence evidence(Evidence.Probe session) {
        return new Evidence(exchanges(), ground.records(), session);
    }

    /** Moves the time, and gives how far it is from real time now. */
    Duration advance(Duration by) {
        return ground.advance(by);
    }

    /** As {@link Playground#trip}. */
    void trip(String fault, String endpoint) {
        ground.trip(fault, endpoint);
    }

    /** Does what was asked of the API Console: one word a line, the first says what. */
    String console(String request) {
        return ground.console(request.lines().map(String::strip).toList());
    }

    /** The file of a new key of this service account. */
    String newKey(String email) {
        return ground.console(List.of("key", email));
    }

    @Override
    public void close() {
        ground.close();
    }

    private Duration travelled() {
        return ground.advance(Duration.ZERO);
    }

    private long last() {
        return ground.exchanges().stream().mapToLong(Exchange::number).max().orElse(0);
    }
}
