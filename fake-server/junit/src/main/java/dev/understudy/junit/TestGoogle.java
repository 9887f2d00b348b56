package dev.understudy.junit;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Lab;
import dev.understudy.server.lab.advice.Advice;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.store.WorldCopy;
import dev.understudy.server.token.GrantedTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Google as one test sees it: a world of its own, its time, its faults and its journal. Everything is asked for by its
 * name in the scenario, though on a shared server it may be called otherwise.
 */
public final class TestGoogle {

    private final FakeGoogle google;
    private final WorldCopy world;
    private final Set<String> projects = new HashSet<>();

    TestGoogle(FakeGoogle google, WorldCopy world) {
        this.google = google;
        this.world = world;
        world.scenario().projects().forEach(project -> projects.add(project.id()));
    }

    /** The base URL to point the app at, without a trailing slash; it is also the issuer. */
    public URI url() {
        return google.url();
    }

    /** The server itself, which other tests may use too. */
    public FakeGoogle server() {
        return google;
    }

    /** The first project of the world. */
    public Project project() {
        return world.scenario().projects().stream()
                .findFirst()
                .flatMap(project -> google.records().projects().find(project.id()))
                .orElseThrow(() -> new IllegalStateException("The scenario of this test has no project."));
    }

    /** The account of this address in the scenario. */
    public User user(String email) {
        return google.records()
                .userByEmail(world.name(email))
                .orElseThrow(() -> missing(
                        "account " + email, world.scenario().users().stream().map(User::email)));
    }

    /** The first client of this type. */
    public OAuthClient client(ClientType type) {
        return client("of type " + type, client -> client.type() == type);
    }

    /** The client of this name in the scenario. */
    public OAuthClient client(String name) {
        // A client that is called as its project is called otherwise in the copy, like the project.
        return client("\"" + name + "\"", client -> client.name().equals(world.name(name)));
    }

    /** The first service account. */
    public ServiceAccount serviceAccount() {
        return google.records()
                .serviceAccounts()
                .all()
                .filter(account -> projects.contains(account.projectId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The scenario of this test has no service account."));
    }

    /** The key file of a service account, with a new key. */
    public String keyFile(ServiceAccount account) {
        return google.createKeyFile(account.email());
    }

    /** Adds an account with this address. */
    public User addUser(String email, String name) {
        return Additions.user(google, email, name);
    }

    /** Adds a client to the project. */
    public OAuthClient addClient(ClientType type, String name, String... redirectUris) {
        return google.console().createClient(project().id(), type, name, List.of(redirectUris));
    }

    /** Adds a service account to the project. */
    public ServiceAccount addServiceAccount(String name) {
        return Additions.serviceAccount(google, project(), name);
    }

    /** Consents for a user without a browser, and gives tokens at once; short names such as {@code email} are fine. */
    public GrantedTokens grant(User user, OAuthClient client, String... scopes) {
        return grant(user, client, List.of(scopes));
    }

    /** Consents for a user without a browser, and gives tokens at once. */
    public GrantedTokens grant(User user, OAuthClient client, Collection<String> scopes) {
        return google.grant(user, client, scopes);
    }

    /** From now on this user answers every app so, and no page asks them: for flows with nobody at the browser. */
    public void answerFor(User user, Verdict verdict) {
        google.answerFor(user, verdict);
    }

    /** Lets time pass, for this test alone. */
    public void advance(Duration by) {
        projects.forEach(project -> lab().advanceClock(project, by));
    }

    /** Misbehaves at the next requests to this endpoint, one fault after another. */
    public void fail(String endpoint, Fault first, Fault... next) {
        var rule = FaultRule.once(project().id(), endpoint, first);
        for (Fault fault : next) {
            rule = rule.then(fault);
        }
        lab().fail(rule);
    }

    /** What this test's world was asked so far, oldest first. */
    public List<Exchange> exchanges() {
        return lab().exchanges(this::isMine);
    }

    /**
     * The first exchange of this test's world that passes, waiting for it if need be.
     *
     * @throws AssertionError if the time is up, with what came instead
     */
    public Exchange await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException {
        return lab().await(exchange -> isMine(exchange) && filter.test(exchange), timeout)
                .orElseThrow(() -> new AssertionError(
                        "What was waited for did not come within " + timeout + ". What came:\n" + journal()));
    }

    /** What could be better in how this test's apps used OAuth so far, the most severe first. */
    public List<Finding> findings() {
        return projects.stream()
                .sorted()
                .flatMap(project -> lab().findings(project).stream())
                .sorted(Comparator.comparing((Finding finding) -> finding.rule().severity())
                        .reversed())
                .toList();
    }

    /** Throws if there is no rule of one of these ids. */
    void checkRules(List<String> ids) {
        Advice.check(ids).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** The journal of this test for people, a line for every exchange. */
    public String journal() {
        return JournalText.journal(exchanges());
    }

    private Lab lab() {
        return google.lab();
    }

    private boolean isMine(Exchange exchange) {
        return projects.contains(exchange.project());
    }

    private OAuthClient client(String what, Predicate<OAuthClient> wanted) {
        var mine = google.records()
                .clients()
                .all()
                .filter(client -> projects.contains(client.projectId()))
                .toList();
        Optional<OAuthClient> ofScenario = world.scenario().clients().stream()
                .filter(wanted)
                .flatMap(client -> google.records().clients().find(client.id()).stream())
                .findFirst();
        return ofScenario
                .or(() -> mine.stream().filter(wanted).findFirst())
                .orElseThrow(() -> missing("client " + what, mine.stream().map(OAuthClient::name)));
    }

    private static IllegalArgumentException missing(String what, Stream<String> there) {
        return new IllegalArgumentException(
                "The scenario of this test has no " + what + "; it has " + there.toList() + ".");
    }
}
