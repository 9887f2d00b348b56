package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.page.ApiRow;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.List;

/** The projects, one of them, and the APIs that it may call. */
final class ProjectPages {

    private final ConsoleSurroundings surroundings;

    ProjectPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(
                Page.of("", "projects", visit -> visit.frame().sheet("Projects", "projects"))
                        .doing("create", this::create),
                Page.of("/projects/{project}", "dashboard", this::dashboard),
                Page.of("/projects/{project}/library", "library", this::library)
                        .doing("enable", this::enable)
                        .doing("disable", this::disable));
    }

    private Reply create(Visit visit) {
        var project = surroundings.developer().createProject(visit.required("project_id", "Project ID"));
        return visit.done(ConsoleFrame.path("projects", project.id()), "The project " + project.id() + " was created.");
    }

    private ConsoleSheet dashboard(Visit visit) {
        String id = visit.project().id();
        var records = surroundings.records();
        int requests = surroundings
                .lab()
                .exchanges(exchange -> exchange.project().equals(id))
                .size();
        return visit.frame()
                .sheet("Dashboard", "dashboard")
                .with("clients", records.clientsOf(id).count())
                .with("accounts", records.serviceAccountsOf(id).count())
                .with("requests", requests)
                .with("base", visit.request().base().toString());
    }

    private ConsoleSheet library(Visit visit) {
        var enabled = visit.project().enabledApis();
        var rows = surroundings.apis().entrySet().stream()
                .map(api -> new ApiRow(api.getKey(), api.getValue(), enabled.contains(api.getKey())))
                .toList();
        return visit.frame().sheet("API library", "library").with("apis", rows);
    }

    private Reply enable(Visit visit) {
        String api = api(visit);
        surroundings.developer().enableApi(visit.project().id(), api);
        return visit.done(title(api) + " is enabled.");
    }

    private Reply disable(Visit visit) {
        String api = api(visit);
        Project project = visit.project();
        surroundings.developer().disableApi(project.id(), api);
        return visit.done(title(api) + " is disabled: calls are answered with accessNotConfigured.");
    }

    private String api(Visit visit) {
        String api = visit.field("api");
        if (!surroundings.apis().containsKey(api)) {
            throw new IllegalArgumentException("The library has no API \"" + api + "\".");
        }
        return api;
    }

    private String title(String api) {
        return surroundings.apis().getOrDefault(api, api);
    }
}
