package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.page.ApiRow;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.stream.Collectors;

/** The projects, one of them, and the APIs that it may call. */
final class ProjectPages {

    private final ConsoleSurroundings surroundings;

    ProjectPages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Page> pages() {
        return List.of(
                Page.of("", "projects", this::projects).doing("create", this::create),
                Page.of("/projects/{project}", "dashboard", this::dashboard)
                        .doing("shut-down", this::shutDown)
                        .doing("restore", this::restore),
                Page.of("/projects/{project}/library", "library", this::library)
                        .doing("enable", this::enable)
                        .doing("disable", this::disable));
    }

    private ConsoleSheet projects(Visit visit) {
        var gone = visit.frame().projects().stream()
                .map(Project::id)
                .filter(surroundings.records()::isShutDown)
                .collect(Collectors.toSet());
        return visit.frame().sheet("Projects", "projects").with("gone", gone);
    }

    private Reply create(Visit visit) {
        var project = surroundings.developer().createProject(visit.required("project_id", "Project ID"));
        return visit.done(ConsoleFrame.path("projects", project.id()), "The project " + project.id() + " was created.");
    }

    /** Who shuts a project down types its id, as at Google: a click too many would be too easy. */
    private Reply shutDown(Visit visit) {
        String id = visit.project().id();
        if (!visit.required("confirm", "Project ID").equals(id)) {
            throw new IllegalArgumentException("Nothing was shut down: to do it, type the project ID " + id + ".");
        }
        surroundings.developer().shutDownProject(id);
        return visit.done("The project " + id + " was shut down. It can be restored within "
                + ApiConsole.RESTORABLE.toDays() + " days.");
    }

    private Reply restore(Visit visit) {
        String id = visit.project().id();
        surroundings.developer().restoreProject(id);
        return visit.done("The project " + id + " is back, with all that it had.");
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
                .with("shutDown", records.shutDowns().find(id).map(ended -> LabPage.words(ended.at())))
                .with("days", ApiConsole.RESTORABLE.toDays())
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
