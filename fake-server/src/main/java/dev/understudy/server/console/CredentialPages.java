package dev.understudy.server.console;

import dev.understudy.server.model.AppIdRules;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The credentials of a project: OAuth clients, API keys, service accounts; and how a client is created. */
final class CredentialPages {

    private final ConsoleSurroundings surroundings;
    private final ApiConsole console;

    CredentialPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.developer();
    }

    List<Page> pages() {
        return List.of(
                Page.of("/projects/{project}/credentials", "credentials", this::list)
                        .doing("create-key", this::createKey)
                        .doing("delete-key", this::deleteKey),
                Page.of("/projects/{project}/credentials/new", "credentials", this::form)
                        .doing("create", this::create));
    }

    private ConsoleSheet list(Visit visit) {
        String id = visit.project().id();
        var records = surroundings.records();
        return visit.frame()
                .sheet("Credentials", "credentials")
                .with(
                        "clients",
                        records.clientsOf(id)
                                .sorted(Comparator.comparing(OAuthClient::name))
                                .toList())
                .with(
                        "accounts",
                        records.serviceAccountsOf(id)
                                .sorted(Comparator.comparing(ServiceAccount::email))
                                .toList())
                .with("apis", surroundings.apis());
    }

    private Reply createKey(Visit visit) {
        String api = visit.field("api");
        var key = console.createApiKey(
                visit.project().id(), visit.required("key_name", "Name"), api.isEmpty() ? Set.of() : Set.of(api));
        return visit.done("The API key " + key.key() + " was created.");
    }

    private Reply deleteKey(Visit visit) {
        console.deleteApiKey(visit.project().id(), visit.required("key", "The key"));
        return visit.done("The API key was deleted.");
    }

    /** The page asks for the type first, because each type has its own fields and no script hides any. */
    private ConsoleSheet form(Visit visit) {
        var chosen = visit.frame()
                .entered()
                .find("type")
                .or(() -> visit.request().query().find("type"));
        var type = Arrays.stream(ClientType.values())
                .filter(value -> chosen.filter(word(value)::equals).isPresent())
                .findFirst();
        return visit.frame()
                .sheet("Create OAuth client ID", "new-client")
                .with("type", type)
                .with("appIdLabel", type.flatMap(AppIdRules::label))
                .with("appIdExample", type.flatMap(AppIdRules::example));
    }

    private Reply create(Visit visit) {
        var type = visit.choice("type", ClientType.class);
        String name = visit.required("name", "Name");
        var appId = AppIdRules.label(type).map(label -> visit.required("app_id", label));
        appId.flatMap(given -> AppIdRules.problem(type, given)).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        var sha1 = type == ClientType.ANDROID
                ? Optional.of(visit.required("sha1", ClientPages.SHA_1))
                : Optional.<String>empty();
        sha1.ifPresent(given -> console.clients().checkSha1(type, "", appId, given));
        var origins = visit.lines("origins");
        OAuthClients.checkOrigins(origins);
        var client = console.createClient(visit.project().id(), type, name, redirectUris(visit, type, appId));
        appId.ifPresent(given -> console.clients().setAppId(client.id(), given));
        sha1.ifPresent(given -> console.clients().setSha1(client.id(), given));
        if (!origins.isEmpty()) {
            console.setJavascriptOrigins(client.id(), origins);
        }
        return visit.done(visit.frame().at("clients", client.id()), "OAuth client created. It can be used at once.");
    }

    private static List<String> redirectUris(Visit visit, ClientType type, Optional<String> appId) {
        return switch (type) {
            case WEB -> visit.lines("redirect_uris");
            case DESKTOP -> List.of("http://localhost");
            case ANDROID ->
                visit.isTicked("custom_scheme")
                        ? appId.map(id -> List.of(ClientPages.scheme(id))).orElse(List.of())
                        : List.of();
            default -> List.of();
        };
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
