package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Evidence.RecordBook;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.ProjectDesk;
import dev.understudy.server.Settings;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.RecordFinder;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.token.OpaqueTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fake with the demo world in this process, on loopback. */
final class LocalPlayground implements Playground {

    private final FakeGoogle fake;
    private final RecordFinder records;
    private final ProjectDesk desk;

    private LocalPlayground(FakeGoogle fake) {
        this.fake = fake;
        this.records = new RecordFinder(fake.records(), OpaqueTokens::key);
        this.desk = new ProjectDesk(fake, project -> Optional.of(DemoWorld.DOMAIN));
    }

    /** Starts it; port 0 is any free one. */
    static LocalPlayground open(int port) {
        return new LocalPlayground(FakeGoogle.start(Scenario.demo(), Settings.EMBEDDED.withPort(port)));
    }

    @Override
    public URI url() {
        return fake.url();
    }

    @Override
    public Map<String, String> names() {
        return World.names();
    }

    @Override
    public List<Exchange> exchanges() {
        return fake.lab().exchanges(exchange -> true);
    }

    @Override
    public RecordBook records() {
        return (table, key, field) -> records.find(table, key).flatMap(found -> found.field(field));
    }

    @Override
    public Runnable bookmark() {
        var now = fake.snapshot();
        return () -> fake.restore(now);
    }

    @Override
    public Duration advance(Duration by) {
        return fake.lab().advanceClock(DemoWorld.PROJECT, by);
    }

    @Override
    public void trip(String fault, String endpoint) {
        fake.lab()
                .fail(FaultRule.once(
                        DemoWorld.PROJECT, endpoint, fake.faultCatalogue().make(fault, Map.of())));
    }

    @Override
    public String console(List<String> words) {
        return desk.ask(DemoWorld.PROJECT, words);
    }

    @Override
    public URI inspector() {
        return fake.inspector();
    }

    @Override
    public String labToken() {
        return fake.labToken();
    }

    @Override
    public void close() {
        fake.close();
    }
}
