package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Evidence;
import dev.understudy.lessons.check.Names;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.Store;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fake that a lesson is played on, and the marks one comes back to. */
public final class Stage implements AutoCloseable {

    private final FakeGoogle fake;
    private final ServerRecords records;
    private final Names names = Names.of(World.names());
    private final List<Aside> asides = new ArrayList<>();
    private final Moment beginning;
    private long mark;

    private Stage(FakeGoogle fake) {
        this.fake = fake;
        this.records = new ServerRecords(fake.records());
        this.beginning = moment();
    }

    /** Starts a fake with the demo world on loopback; 0 is any free port. */
    public static Stage open(int port) {
        return new Stage(FakeGoogle.start(Scenario.demo(), Settings.EMBEDDED.withPort(port)));
    }

    /**
     * Where the server was at some moment.
     *
     * @param records what it kept
     * @param offset how far its clock had travelled
     * @param mark after which exchange
     */
    record Moment(Store.Snapshot records, Duration offset, long mark) {}

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
        return fake.url();
    }

    /** Its inspector, which draws what is asked and answered. */
    public URI inspector() {
        return fake.inspector();
    }

    /** The token that its inspector asks programs for. */
    public String labToken() {
        return fake.labToken();
    }

    /** The number after which exchanges count. */
    public long marked() {
        return mark;
    }

    /** The names of the world. */
    Names names() {
        return names;
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
        return new Moment(fake.snapshot(), travelled(), mark);
    }

    /** Puts the server's records and clock back; what was recorded in the journal stays there. */
    void returnTo(Moment moment) {
        fake.restore(moment.records());
        fake.lab().advanceClock(DemoWorld.PROJECT, moment.offset().minus(travelled()));
        mark = moment.mark();
    }

    /** What was asked and answered since the mark. */
    List<Exchange> exchanges() {
        return fake.lab()
                .exchanges(exchange -> exchange.number() > mark
                        && asides.stream().noneMatch(aside -> aside.covers(exchange.number())));
    }

    Evidence evidence(Evidence.Probe session) {
        return new Evidence(exchanges(), records, session);
    }

    /** Moves the time, and gives how far it is from real time now. */
    Duration advance(Duration by) {
        return fake.lab().advanceClock(DemoWorld.PROJECT, by);
    }

    /**
     * Lets the next request to this endpoint meet this fault.
     *
     * @throws IllegalArgumentException if there is no such fault; the message says which there are
     */
    void trip(String fault, String endpoint) {
        fake.lab()
                .fail(FaultRule.once(
                        DemoWorld.PROJECT, endpoint, fake.faultCatalogue().make(fault, Map.of())));
    }

    /** Does what was asked of the API Console. */
    String console(String request) {
        return new ConsoleDesk(fake).take(request);
    }

    /** The file of a new key of this service account. */
    String newKey(String email) {
        return fake.createKeyFile(email);
    }

    @Override
    public void close() {
        fake.close();
    }

    private Duration travelled() {
        return fake.lab().advanceClock(DemoWorld.PROJECT, Duration.ZERO);
    }

    private long last() {
        return fake.lab().exchanges(exchange -> true).stream()
                .mapToLong(Exchange::number)
                .max()
                .orElse(0);
    }
}
