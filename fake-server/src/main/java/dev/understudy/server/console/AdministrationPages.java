package dev.understudy.server.console;

import dev.understudy.server.model.Delegation;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an administrator of a Workspace domain does, and the keys with which the server itself signs. */
final class AdministrationPages {

    private final ConsoleSurroundings surroundings;

    AdministrationPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(
                Page.of("/delegation", "delegation", this::delegations)
                        .doing("authorize", this::authorize)
                        .doing("end", this::end),
                Page.of("/keys", "keys", this::keys).doing("rotate", this::rotate));
    }

    private ConsoleSheet delegations(Visit visit) {
        var delegations = surroundings
                .records()
                .delegations()
                .all()
                .sorted(Comparator.comparing(Delegation::domain).thenComparing(Delegation::clientId))
                .toList();
        return visit.frame()
                .sheet("Domain-wide delegation", "delegation")
                .with("delegations", delegations)
                .with("accounts", surroundings.records().serviceAccounts().all().toList());
    }

    /** By the numeric id: with an address instead, Google authorizes nobody and says nothing. */
    private Reply authorize(Visit visit) {
        String clientId = visit.required("client_id", "Client ID");
        if (!clientId.matches("[0-9]{3,30}")) {
            throw new IllegalArgumentException("Client ID is the number of the service account (its unique ID), not its"
                    + " address: it stands on the page of the service account.");
        }
        var scopes = visit.list("scopes");
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("OAuth scopes (comma-delimited) is required.");
        }
        surroundings.developer().delegate(clientId, visit.required("domain", "Domain"), scopes);
        return visit.done("The client is authorized. At Google this may take up to 24 hours, here it works at once.");
    }

    private Reply end(Visit visit) {
        surroundings
                .developer()
                .endDelegation(visit.required("client_id", "Client ID"), visit.required("domain", "Domain"));
        return visit.done("The delegation ended.");
    }

    private ConsoleSheet keys(Visit visit) {
        return visit.frame().sheet("Signing keys", "keys").with("keys", keysByProject());
    }

    /** The common keys under an empty name, then those of the projects that have their own. */
    private Map<String, List<String>> keysByProject() {
        var keys = surroundings.signingKeys();
        var all = new LinkedHashMap<String, List<String>>();
        all.put("", keys.keyIds(""));
        keys.apart().forEach(project -> all.put(project, keys.keyIds(project)));
        return all;
    }

    private Reply rotate(Visit visit) {
        String project = visit.field("project");
        if (project.isEmpty()) {
            surroundings.signingKeys().rotate();
        } else {
            Visit.found(surroundings.records().projects().find(project), "There is no project " + project + ".");
            surroundings.signingKeys().rotate(project);
        }
        return visit.done("The next key is in use now" + (project.isEmpty() ? "" : " for " + project)
                + ". The one before stays published for a while.");
    }
}
