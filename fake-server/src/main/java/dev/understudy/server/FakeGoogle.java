package dev.understudy.server;

import dev.understudy.server.api.ApiEndpoints;
import dev.understudy.server.api.ApiGate;
import dev.understudy.server.api.DriveApi;
import dev.understudy.server.api.GoogleApi;
import dev.understudy.server.api.PageTokens;
import dev.understudy.server.http.Dispatcher;
import dev.understudy.server.http.WebServer;
import dev.understudy.server.lab.Attribution;
import dev.understudy.server.lab.Clock;
import dev.understudy.server.lab.Faults;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.lab.Journal;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.MemoryStore;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Endpoint;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A stand-in for Google's OAuth 2.0 service on one machine. The constructor is the list of everything it does. */
public final class FakeGoogle implements AutoCloseable {

    private final InProcessLab lab = new InProcessLab(new Clock(InstantSource.system()), new Journal(), new Faults());
    private final MemoryStore store = new MemoryStore();
    private final Records records = new Records(store);
    private final SecureRandom random = new SecureRandom();
    private final WebServer server;

    private FakeGoogle(Scenario scenario, Settings settings) {
        records.add(scenario);
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(apis(settings));
        var attribution = new Attribution(records, OpaqueTokens::key);
        var dispatcher = new Dispatcher(endpoints, attribution, lab);
        server = WebServer.start(dispatcher::handle, settings.address(), settings.port());
    }

    /** Every Google API. */
    private List<Endpoint> apis(Settings settings) {
        var pages = new PageTokens(random);
        List<GoogleApi> apis = List.of(new DriveApi(records, pages));
        return ApiEndpoints.of(apis, new ApiGate(records, lab.clock(), settings.profile()));
    }

    /** Starts a fake with the demo world, on loopback and any free port. */
    public static FakeGoogle start() {
        return start(Scenario.demo());
    }

    /** Starts a fake with this world, on loopback and any free port. */
    public static FakeGoogle start(Scenario scenario) {
        return start(scenario, Settings.EMBEDDED);
    }

    /** Starts a fake with this world and these settings. */
    public static FakeGoogle start(Scenario scenario, Settings settings) {
        return new FakeGoogle(scenario, settings);
    }

    /** The base URL, without a trailing slash. */
    public URI url() {
        return server.url();
    }

    /** Its clock, faults and journal. */
    public Lab lab() {
        return lab;
    }

    /** Its records, to look at or to change. */
    public Records records() {
        return records;
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
