package dev.understudy.server.metadata;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.page.GooglePages;
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

/**
 * The metadata server of a virtual machine to which the world's first service account is attached. A program is led
 * here by {@code GCE_METADATA_HOST}.
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
                endpoint(ROOT + "/instance", (account, request) -> MetadataReplies.text("service-accounts/\n")),
                endpoint(ROOT + "/instance/", (account, request) -> MetadataReplies.text("service-accounts/\n")),
                endpoint(ROOT + "/project/project-id", (account, request) -> MetadataReplies.text(account.projectId())),
                endpoint(ROOT + "/project/numeric-project-id", (account, request) -> number(account)),
                endpoint(
                        ROOT + "/universe/universe-domain",
                        (account, request) -> MetadataReplies.text("googleapis.com")),
                endpoint(ACCOUNTS + "/", this::accounts),
                endpoint(ACCOUNTS + "/{account}/", this::account),
                endpoint(ACCOUNTS + "/{account}/{entry}", this::entry));
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
            return records.serviceAccounts()
                    .all()
                    .findFirst()
                    .map(account -> page.answer(account, request))
                    .orElseGet(() -> notFound(request, "No service account is attached: the world has none."));
        });
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
            byName.put(account.email(), summary(account));
            return MetadataReplies.json(Json.compact(byName));
        }
        return MetadataReplies.text("default/\n" + account.email() + "/\n");
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
            case "aliases" -> MetadataReplies.text("default\n");
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
        var email = request.query().find("format").filter("full"::equals).isPresent()
                ? IdTokens.Email.INCLUDED
                : IdTokens.Email.OMITTED;
        var now = clock.now(account.projectId());
        return MetadataReplies.html(idTokens.generated(account, request.site(), audience.get(), email, now))
                .noting(new Fact("service_account", account.email()));
    }

    private static Map<String, Object> summary(ServiceAccount account) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("aliases", List.of("default"));
        summary.put("email", account.email());
        summary.put("scopes", DEFAULT_SCOPES);
        return summary;
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
