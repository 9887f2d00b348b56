package dev.understudy.server;

import dev.understudy.server.admin.LabApi;
import dev.understudy.server.admin.LabSurroundings;
import dev.understudy.server.console.AdminConsole;
import dev.understudy.server.console.ApiConsole;
import dev.understudy.server.console.ConsolePages;
import dev.understudy.server.console.ConsoleSurroundings;
import dev.understudy.server.http.Dispatcher;
import dev.understudy.server.http.WebServer;
import dev.understudy.server.iam.TokenExchange;
import dev.understudy.server.inspector.FrontDoor;
import dev.understudy.server.inspector.InspectorEndpoints;
import dev.understudy.server.lab.Attribution;
import dev.understudy.server.lab.Backstage;
import dev.understudy.server.lab.Clock;
import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.Faults;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.lab.Journal;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.Pauses;
import dev.understudy.server.lab.RealSecrets;
import dev.understudy.server.lab.advice.Advice;
import dev.understudy.server.metadata.MetadataServer;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.page.Assets;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.MemoryStore;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.Store;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.GrantedTokens;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.token.LocalAuthority;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.ServiceAccountKeys;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Site;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stand-in for Google's OAuth 2.0 service on one machine. {@link GoogleEndpoints} lists what it serves. */
public final class FakeGoogle implements AutoCloseable {

    private final Clock clock = new Clock(InstantSource.system());
    private final MemoryStore store = new MemoryStore();
    private final Records records = new Records(store);
    private final SecureRandom random = new SecureRandom();
    private final SigningKeys signingKeys = new SigningKeys(records::projectOfParty);
    private final Pauses pauses = new Pauses();
    private final TokenLife life = new TokenLife(records, clock::now);
    private final InProcessLab lab;
    private final Gate gate;
    private final ServiceAccountKeys serviceAccountKeys = new ServiceAccountKeys(records);
    private final FrontDoor door = new FrontDoor(records);
    private final Scenario scenario;
    private final Company company;
    private final ControlGuard guard;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Optional<LocalAuthority> authority;
    private final WebServer server;
    private Handler house = request -> GooglePages.serverError();
    private final Site site;
    private final boolean proxy;

    private FakeGoogle(Scenario scenario, Settings settings) {
        this.scenario = scenario;
        scenario.workloadProviders().forEach(TokenExchange::check);
        scenario.clients().forEach(ClientAuthentication::check);
        records.add(scenario);
        var works = new FaultWorks(signingKeys, life);
        var faults = new Faults(
                new Backstage(clock, records, pauses, works, settings.profile()),
                () -> endpoints.stream().map(Endpoint::name).toList());
        lab = new InProcessLab(clock, new Journal(), faults, new Advice(records));
        gate = new Gate(faults, Gate.LONGEST);
        var googles = new GoogleEndpoints(records, clock, signingKeys, random, settings.profile());
        endpoints.addAll(googles.all());
        company = Company.of(settings, scenario, new OpaqueTokens(random), () -> clock.now(""));
        guard = company.guard();
        endpoints.addAll(new ConsolePages(consoleOver(googles.apiTitles())).endpoints());
        endpoints.add(Assets.endpoint());
        endpoints.add(door.endpoint(MetadataServer.root(), settings.profile()));
        var stage = new InspectorEndpoints.Stage(lab, gate, request -> house.handle(request), guard);
        endpoints.addAll(new InspectorEndpoints(stage, records, signingKeys, new OpaqueTokens(random)).endpoints());
        var surroundings = new LabSurroundings(lab, faultCatalogue(), records, store, life, this::grant, guard);
        endpoints.addAll(new LabApi(surroundings).endpoints());
        endpoints.addAll(company.endpoints(this, surroundings, new OpaqueTokens(random)));
        var attribution = new Attribution(records, OpaqueTokens::key);
        var dispatcher = new Dispatcher(endpoints, attribution, lab, new RealSecrets(records));
        house = dispatcher::handle;
        authority = settings.tls() ? Optional.of(LocalAuthority.forServer(settings.certified())) : Optional.empty();
        server = WebServer.start(
                company.before(gate.before(house, dispatcher::destinationOf)), settings.place(authority));
        proxy = settings.tls() && settings.googleHostNames();
        site = Site.of(proxy ? URI.create(Site.GOOGLES_ISSUER) : server.url());
    }

    private ConsoleSurroundings consoleOver(Map<String, String> apis) {
        var keys = serviceAccountKeys;
        var names = endpoints.stream().map(Endpoint::name).distinct().sorted().toList();
        return new ConsoleSurroundings(
                records, console(), adminConsole(), keys, signingKeys, life, lab, faultCatalogue(), apis, names, guard);
    }

    /** Who can reach it. */
    Company company() {
        return company;
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

    /** What it calls itself in the files that it gives out: its base URL, or Google's hosts if it is a proxy to them. */
    public Site site() {
        return site;
    }

    /** Who signed its certificate, if it speaks TLS: what its clients must trust. */
    public Optional<LocalAuthority> authority() {
        return authority;
    }

    /** Whether it is a forward proxy to Google's hosts, all of which it plays itself. */
    public boolean isProxy() {
        return proxy;
    }

    /** The hosts and ports that somebody wanted to reach through it as a proxy, and could not, for they are not Google's. */
    public Set<String> refusedHosts() {
        return server.refused();
    }

    /** Where it listens: on this machine the same as {@link #url()}, unless {@link Settings#hosts()} names it. */
    public URI listensAt() {
        return server.listensAt();
    }

    /**
     * The page on which what travels is drawn while it happens: for browsers of this machine only, or, where others can
     * reach it, with the token that opens it.
     */
    public URI inspector() {
        return company.page(server.listensAt().resolve("/_understudy/inspector"));
    }

    /** The pages of its API Console; for browsers of this machine only. */
    public URI consolePages() {
        return company.page(server.listensAt().resolve(ConsoleFrame.ROOT));
    }

    /** The files that its front page shall name. */
    void offer(List<Path> credentialFiles) {
        door.offer(credentialFiles);
    }

    /** The world it was started with. */
    public Scenario scenario() {
        return scenario;
    }

    /** Everything it answers: Google's endpoints, and its own below {@code /_understudy}, whose names begin with an underscore. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Its clock, faults and journal. */
    public Lab lab() {
        return lab;
    }

    /** The faults that can be asked for by name. */
    public FaultCatalogue faultCatalogue() {
        return FaultWorks.catalogue();
    }

    /** Its records, to look at or to change. */
    public Records records() {
        return records;
    }

    /** What administrators do to accounts, while it runs. */
    public AdminConsole adminConsole() {
        return new AdminConsole(records, TokenExchange::check);
    }

    /** Its API Console, to change projects, clients and delegations while it runs. */
    public ApiConsole console() {
        return new ApiConsole(records, new OpaqueTokens(random), lab.clock());
    }

    /** From now on this user answers every app so, and no page asks them: for flows with nobody at the browser. */
    public void answerFor(User user, Verdict verdict) {
        records.users().put(user.sub(), user.withDecision(verdict));
    }

    /**
     * Consents for a user without a browser.
     *
     * @param scopes what the app may do; short names such as {@code email} are fine
     * @return the refresh token
     */
    public String authorize(User user, OAuthClient client, Collection<String> scopes) {
        var now = lab.clock().now(client.projectId());
        return new Consenting(records, new OpaqueTokens(random)).refreshToken(user, client, scopes, now);
    }

    /** Consents for a user without a browser, and gives tokens at once; scopes as for {@link #authorize}. */
    public GrantedTokens grant(User user, OAuthClient client, Collection<String> scopes) {
        var now = lab.clock().now(client.projectId());
        return new Consenting(records, new OpaqueTokens(random)).tokens(user, client, scopes, now);
    }

    /** The token that the lab over HTTP asks for. */
    public String labToken() {
        return guard.token();
    }

    /** The keys of its id_tokens, to rotate. */
    public SigningKeys signingKeys() {
        return signingKeys;
    }

    /**
     * Adds a key to a service account and gives the file with its private half, every URL in it pointing here.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public String createKeyFile(String email) {
        return serviceAccountKeys.create(email).json(site);
    }

    /** The keys of its service accounts, to make, disable and delete. */
    public ServiceAccountKeys serviceAccountKeys() {
        return serviceAccountKeys;
    }

    /**
     * Takes the key of an existing file into the account it names, so that the file is good here too.
     *
     * @throws IllegalArgumentException if it is no key file, or of an account that is not here
     */
    public void adoptKeyFile(String json) {
        serviceAccountKeys.adopt(KeyFile.read(json));
    }

    /** Everything the server keeps, to come back to with {@link #restore}. */
    public Store.Snapshot snapshot() {
        return store.snapshot();
    }

    /** Puts everything the server keeps back to what it was; its clock and journal stay. */
    public void restore(Store.Snapshot snapshot) {
        store.restore(snapshot);
    }

    @Override
    public void close() {
        gate.close();
        pauses.close();
        lab.journal().close();
        server.close();
        store.close();
    }
}
