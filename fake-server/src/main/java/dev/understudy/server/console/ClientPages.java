package dev.understudy.server.console;

import dev.understudy.server.model.AppIdRules;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One OAuth client. */
final class ClientPages {

    /** What Google's form calls the fingerprint. */
    static final String SHA_1 = "SHA-1 certificate fingerprint";

    private final ConsoleSurroundings surroundings;
    private final OAuthClients clients;

    ClientPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
        this.clients = surroundings.developer().clients();
    }

    List<Page> pages() {
        return List.of(Page.of("/projects/{project}/clients/{client}", "credentials", this::show)
                .doing("save", this::save)
                .doing("download", this::download)
                .doing("reset", this::reset)
                .doing("disable", this::disable)
                .doing("delete", this::delete)
                .doing("restore", this::restore));
    }

    /** The URI of an Android app's own scheme, as Google's guide writes it. */
    static String scheme(String packageName) {
        return packageName.toLowerCase(Locale.ROOT) + ":/oauth2redirect";
    }

    private ConsoleSheet show(Visit visit) {
        var client = client(visit);
        return visit.frame()
                .sheet(client.name(), "client")
                .with("client", client)
                .with("appIdLabel", AppIdRules.label(client.type()))
                .with("uris", String.join("\n", client.redirectUris()))
                .with("origins", String.join("\n", client.javascriptOrigins()));
    }

    private Reply save(Visit visit) {
        var client = client(visit);
        String name = visit.required("name", "Name");
        switch (client.type()) {
            case WEB -> clients.change(client.id(), name, visit.lines("redirect_uris"), visit.lines("origins"));
            case ANDROID -> {
                String packageName = visit.required("app_id", "Package name");
                String sha1 = visit.required("sha1", SHA_1);
                clients.checkSha1(client.type(), client.id(), Optional.of(packageName), sha1);
                clients.setAppId(client.id(), packageName);
                clients.setSha1(client.id(), sha1);
                clients.setCustomSchemes(
                        client.id(), visit.isTicked("custom_scheme") ? List.of(scheme(packageName)) : List.of());
                clients.rename(client.id(), name);
            }
            default -> {
                AppIdRules.label(client.type())
                        .ifPresent(label -> clients.setAppId(client.id(), visit.required("app_id", label)));
                clients.rename(client.id(), name);
            }
        }
        return visit.done("OAuth client saved.");
    }

    /** The file that Google's console offers; clients without a secret get one too, as of Google's Android clients. */
    private Reply download(Visit visit) {
        var client = client(visit);
        return Reply.download(
                "client_secret_" + client.id() + ".json",
                Body.of(
                        "application/json; charset=utf-8",
                        ClientSecretFile.json(client, visit.request().site())));
    }

    private Reply reset(Visit visit) {
        clients.resetSecret(client(visit).id());
        return visit.done("The client has a new secret. The old one is good for nothing any more.");
    }

    private Reply disable(Visit visit) {
        clients.disable(client(visit).id());
        return visit.done("The client is disabled.");
    }

    private Reply delete(Visit visit) {
        clients.delete(client(visit).id());
        return visit.done(
                "The client is deleted. It can be restored within " + ApiConsole.RESTORABLE.toDays() + " days.");
    }

    private Reply restore(Visit visit) {
        clients.restore(client(visit).id());
        return visit.done("The client can be used again.");
    }

    private OAuthClient client(Visit visit) {
        String project = visit.project().id();
        String id = visit.named("client");
        return Visit.found(
                surroundings.records().clientOf(project, id), "The project " + project + " has no client " + id + ".");
    }
}
