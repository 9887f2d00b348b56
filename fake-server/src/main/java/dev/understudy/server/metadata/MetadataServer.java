package dev.understudy.server.metadata;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.store.InUse;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metadata server of a virtual machine in the project of the world's first service account, to which all of that
 * project are attached. A program is led here by {@code GCE_METADATA_HOST}.
 */
public final class MetadataServer {

    private static final String ROOT = "/computeMetadata/v1";
    private static final String ACCOUNTS = ROOT + "/instance/service-accounts";
    private static final List<String> DEFAULT_SCOPES =
            List.of("https://www.googleapis.com/auth/cloud-platform", Scopes.EMAIL);

    private final Records records;
    private final Clock clock;
    private final Issuance issuance;
    private final IdTokens idTokens;

    /** The metadata of a machine in the project of the first service account in these records. */
    public MetadataServer(Records records, Clock clock, Issuance issuance, IdTokens idTokens) {
        this.records = records;
        this.clock = clock;
        this.issuance = issuance;
        this.idTokens = idTokens;
    }

    /** The root of the tree, which libraries ask to find out whether they run on such a machine. */
    public static Endpoint root() {
        return Endpoint.of("metadata", Route.get("/"), request -> MetadataReplies.text("computeMetadata/\n"));
    }

    /** Every path below the root that Google's libraries ask. */
    public List<Endpoint> endpoints() {
        return List.of(
                directory("", "instance/", "project/", "universe/"),
                directory("/instance", "id", "name", "service-accounts/", "zone"),
                directory("/project", "numeric-project-id", "project-id"),
                directory("/universe", "universe-domain"),
                slashless(ACCOUNTS),
                slashless(ACCOUNTS + "/default"),
                slashless(ROOT),
                slashless(ROOT + "/instance"),
                slashless(ROOT + "/project"),
                slashless(ROOT + "/universe"),
                endpoint(ROOT + "/project/project-id", (account, request) -> MetadataReplies.text(account.projectId())),
                endpoint(ROOT + "/project/numeric-project-id", (account, request) -> number(account)),
                endpoint(
                        ROOT + "/universe/universe-domain",
                        (account, request) -> MetadataReplies.text("googleapis.com")),
                endpoint(ROOT + "/instance/id", (account, request) -> MetadataReplies.text(Machine.ID)),
                endpoint(ROOT + "/instance/name", (account, request) -> MetadataReplies.text(Machine.NAME)),
                endpoint(
                        ROOT + "/instance/zone",
                        (account, request) -> MetadataReplies.text(
                                machine(account).map(Machine::zone).orElse(""))),
                endpoint(ACCOUNTS + "/", this::accounts),
                endpoint(ACCOUNTS + "/{account}/", this::account),
                endpoint(ACCOUNTS + "/{account}/{entry}", this::entry),
                endpoint("/computeMetadata/{path*}", (account, request) -> notFound(request, "It is not played.")));
    }

    /** A list of what there is below; from memory. */
    private Endpoint directory(String path, String... entries) {
        return endpoint(
                ROOT + path + "/", (account, request) -> MetadataReplies.text(String.join("\n", entries) + "\n"));
    }

    /** A path without its last slash leads to the one with it; from memory. */
    private Endpoint slashless(String path) {
        return endpoint(path, (account, request) -> {
            String query = request.query().encode();
            return MetadataReplies.flavoured(Reply.redirect(path + "/" + (query.isEmpty() ? "" : "?" + query)));
        });
    }

    private interface Page {
        Reply answer(ServiceAccount account, Request request);
    }

    private Endpoint endpoint(String path, Page page) {
        return Endpoint.of("metadata", Route.get(path), request -> {
            if (!request.headers().find("Metadata-Flavor").orElse("").equals("Google")) {
                return MetadataReplies.forbidden(request, "Missing Metadata-Flavor:Google header.");
            }
            if (request.headers().find("X-Forwarded-For").isPresent()) {
                return MetadataReplies.forbidden(request, "The request came through a proxy (X-Forwarded-For).");
            }
            return attached()
                    .findFirst()
                    .map(first -> page.answer(asked(request).orElse(first), request))
                    .orElseGet(() -> notFound(request, "No service account is attached: the world has none."));
        });
    }

    /** The machine has every service account in use of the first one's project; the first is the default. */
    private Stream<ServiceAccount> attached() {
        var all = records.serviceAccounts()
                .all()
                .filter(account -> InUse.of(records, account) == Status.ACTIVE)
                .toList();
        return all.stream()
                .filter(account -> account.projectId().equals(all.get(0).projectId()));
    }

    /** The account that the path names, by its address. */
    private Optional<ServiceAccount> asked(Request request) {
        String name = request.pathValues().getOrDefault("account", "");
        return attached().filter(account -> account.email().equals(name)).findFirst();
    }

    private Optional<Machine> machine(ServiceAccount account) {
        return records.projects().find(account.projectId()).map(Machine::new);
    }

    private Reply number(ServiceAccount account) {
        return MetadataReplies.text(records.projects()
                .find(account.projectId())
                .map(Project::number)
                .orElse(""));
    }

    private Reply accounts(ServiceAccount account, Request request) {
        if (isRecursive(request)) {
            var byName = new LinkedHashMap<String, Object>();
            byName.put("default", summary(account));
            attached().forEach(each -> byName.put(each.email(), summary(each)));
            return MetadataReplies.json(Json.compact(byName));
        }
        return MetadataReplies.text(
                "default/\n" + attached().map(each -> each.email() + "/\n").collect(Collectors.joining()));
    }

    private Reply account(ServiceAccount account, Request request) {
        if (!isAttached(account, request)) {
            return notFound(request, "This service account is not attached.");
        }
        return isRecursive(request)
                ? MetadataReplies.json(Json.compact(summary(account)))
                : MetadataReplies.text("aliases\nemail\nidentity\nscopes\ntoken\n");
    }

    private Reply entry(ServiceAccount account, Request request) {
        if (!isAttached(account, request)) {
            return notFound(request, "This service account is not attached.");
        }
        return switch (request.pathValue("entry")) {
            case "email" -> MetadataReplies.text(account.email());
            case "aliases" -> MetadataReplies.text(String.join("\n", aliases(account)) + "\n");
            case "scopes" -> MetadataReplies.text(String.join("\n", DEFAULT_SCOPES) + "\n");
            case "token" -> token(account, request);
            case "identity" -> identity(account, request);
            default -> notFound(request, "There is no such entry.");
        };
    }

    private Reply token(ServiceAccount account, Request request) {
        var scopes = request.query()
                .find("scopes")
                .map(list -> Scopes.canonical(Arrays.asList(list.split(","))))
                .orElse(DEFAULT_SCOPES);
        var now = clock.now(account.projectId());
        String token = issuance.accessToken(new AccessToken(
                account.uniqueId(),
                account.projectId(),
                account.email(),
                Optional.empty(),
                scopes,
                false,
                now,
                now.plus(Issuance.LIFETIME)));
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", token);
        members.put("expires_in", Issuance.EXPIRES_IN);
        members.put("token_type", "Bearer");
        return MetadataReplies.json(Json.compact(members)).noting(new Fact("service_account", account.email()));
    }

    private Reply identity(ServiceAccount account, Request request) {
        var audience = request.query().find("audience");
        if (audience.isEmpty()) {
            return MetadataReplies.badRequest("non-empty audience parameter required");
        }
        boolean full = request.query().find("format").filter("full"::equals).isPresent();
        boolean licences = request.query()
                .find("licenses")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        var email = full ? IdTokens.Email.INCLUDED : IdTokens.Email.OMITTED;
        Map<String, Object> claims = machine(account)
                .filter(machine -> full)
                .map(machine -> machine.claims(licences))
                .orElse(Map.of());
        var now = clock.now(account.projectId());
        return MetadataReplies.html(idTokens.generated(account, request.site(), audience.get(), email, now, claims))
                .noting(new Fact("service_account", account.email()));
    }

    private Map<String, Object> summary(ServiceAccount account) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("aliases", aliases(account));
        summary.put("email", account.email());
        summary.put("scopes", DEFAULT_SCOPES);
        return summary;
    }

    private List<String> aliases(ServiceAccount account) {
        return attached().findFirst().filter(account::equals).isPresent() ? List.of("default") : List.of();
    }

    private static boolean isAttached(ServiceAccount account, Request request) {
        return List.of("default", account.email()).contains(request.pathValue("account"));
    }

    private static boolean isRecursive(Request request) {
        return request.query()
                .find("recursive")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private static Reply notFound(Request request, String why) {
        return MetadataReplies.flavoured(GooglePages.notFound(request.path())).noting(Fact.why(why));
    }
}
