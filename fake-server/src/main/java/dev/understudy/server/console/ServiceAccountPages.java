package dev.understudy.server.console;

import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The service accounts of a project, and one of them with its keys. */
final class ServiceAccountPages {

    private final ConsoleSurroundings surroundings;

    ServiceAccountPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(
                Page.of("/projects/{project}/service-accounts", "service-accounts", this::list)
                        .doing("create", this::create),
                Page.of("/projects/{project}/service-accounts/{account}", "service-accounts", this::show)
                        .doing("create-json", this::createJson)
                        .doing("create-p12", this::createP12)
                        .doing("disable-key", key(Status.DISABLED, "The key is disabled."))
                        .doing("enable-key", key(Status.ACTIVE, "The key can be used again."))
                        .doing("delete-key", key(Status.DELETED, "The key is deleted."))
                        .doing("disable", account(Status.DISABLED, "The service account is disabled."))
                        .doing("enable", account(Status.ACTIVE, "The service account can be used again."))
                        .doing("delete", account(Status.DELETED, "The service account is deleted.")));
    }

    private ConsoleSheet list(Visit visit) {
        return visit.frame()
                .sheet("Service accounts", "service-accounts")
                .with(
                        "accounts",
                        surroundings
                                .records()
                                .serviceAccountsOf(visit.project().id())
                                .sorted(Comparator.comparing(ServiceAccount::email))
                                .toList());
    }

    private Reply create(Visit visit) {
        var account = surroundings
                .developer()
                .createServiceAccount(
                        visit.project().id(),
                        visit.required("account_id", "Service account ID"),
                        visit.field("display_name"));
        return visit.done(
                visit.frame().at("service-accounts", account.email()),
                "The service account was created. To use it, create a key.");
    }

    private ConsoleSheet show(Visit visit) {
        var account = account(visit);
        return visit.frame()
                .sheet(account.displayName(), "service-account")
                .with("account", account)
                .with(
                        "delegations",
                        surroundings
                                .records()
                                .delegations()
                                .all()
                                .filter(one -> one.clientId().equals(account.uniqueId()))
                                .toList());
    }

    /** The private half is in this one answer and nowhere else, as at Google. */
    private Reply createJson(Visit visit) {
        var file = surroundings.keys().create(account(visit).email());
        return Reply.download(
                file.projectId() + "-" + file.keyId().substring(0, 12) + ".json",
                Body.of(
                        "application/json; charset=utf-8",
                        file.json(visit.request().site())));
    }

    private Reply createP12(Visit visit) {
        var account = account(visit);
        byte[] file = surroundings
                .keys()
                .createPkcs12(
                        account.email(), surroundings.lab().now(visit.project().id()));
        return Reply.download(account.projectId() + ".p12", Body.of("application/x-pkcs12", file));
    }

    private Function<Visit, Reply> key(Status status, String sentence) {
        return visit -> {
            surroundings.keys().setStatus(account(visit).email(), visit.required("key", "The key"), status);
            return visit.done(sentence);
        };
    }

    private Function<Visit, Reply> account(Status status, String sentence) {
        return visit -> {
            surroundings.administrator().setStatus(account(visit).email(), status);
            return visit.done(sentence);
        };
    }

    private ServiceAccount account(Visit visit) {
        String project = visit.project().id();
        String email = visit.named("account");
        return Visit.found(
                surroundings.records().serviceAccountOf(project, email),
                "The project " + project + " has no service account " + email + ".");
    }
}
