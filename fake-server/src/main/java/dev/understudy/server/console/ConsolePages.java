package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.page.ConsoleFrame;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The console in a browser. Every page is made here, its forms call {@link ApiConsole}, {@link AdminConsole} and the
 * lab, and no rule of theirs is written a second time. A page of another origin can neither read nor send any of it.
 */
public final class ConsolePages {

    private final ConsoleSurroundings surroundings;
    private final Notices notices = new Notices();
    private final List<Page> pages = new ArrayList<>();

    /** The pages over these surroundings. */
    public ConsolePages(ConsoleSurroundings surroundings) {
        this.surroundings = surroundings;
        pages.addAll(new ProjectPages(surroundings).pages());
        pages.addAll(new ConsentScreenPage(surroundings).pages());
        pages.addAll(new CredentialPages(surroundings).pages());
        pages.addAll(new ClientPages(surroundings).pages());
        pages.addAll(new ServiceAccountPages(surroundings).pages());
        pages.addAll(new LabPage(surroundings).pages());
        pages.addAll(new AccountPages(surroundings).pages());
        pages.addAll(new AdministrationPages(surroundings).pages());
    }

    /** Every endpoint, none of them in the journal. */
    public List<Endpoint> endpoints() {
        var all = new ArrayList<Endpoint>();
        for (Page page : pages) {
            String name = "_console"
                    + page.path().replaceAll("\\{[a-z]+}|[^a-z]+", ".").replaceAll("[.]+", ".");
            String path = ConsoleFrame.ROOT + page.path();
            all.add(Endpoint.of(
                    name, Route.get(path), surroundings.guard().page(request -> show(page, request, Trouble.NONE))));
            if (!page.actions().isEmpty()) {
                all.add(Endpoint.of(
                        name + ".form",
                        Route.post(path),
                        surroundings
                                .guard()
                                .submitting(request -> act(page, request), request -> stale(page, request))));
            }
        }
        return all;
    }

    /** Why a form was not taken: the status, and the sentence if there is one. */
    private record Trouble(int status, Optional<String> sentence) {

        static final Trouble NONE = new Trouble(200, Optional.empty());
    }

    private Reply show(Page page, Request request, Trouble trouble) {
        try {
            return page.view().apply(visit(page, request, trouble)).page(trouble.status());
        } catch (Absent e) {
            return absent(request, e.sentence());
        }
    }

    private Reply act(Page page, Request request) {
        var action = page.actions().get(request.form().find("do").orElse(""));
        if (action == null) {
            return show(page, request, new Trouble(400, Optional.of("This page has no such form.")));
        }
        try {
            return action.apply(visit(page, request, Trouble.NONE));
        } catch (Absent e) {
            return absent(request, e.sentence());
        } catch (IllegalArgumentException e) {
            return show(page, request, new Trouble(400, Optional.of(String.valueOf(e.getMessage()))));
        }
    }

    private Reply stale(Page page, Request request) {
        return show(
                page,
                request,
                new Trouble(
                        403, Optional.of("Nothing was changed: the page was older than this server. Send it again.")));
    }

    private Reply absent(Request request, String sentence) {
        var trouble = new Trouble(404, Optional.of(sentence));
        return new ConsoleFrame(
                        request.path(),
                        "",
                        Optional.empty(),
                        projects(),
                        Optional.empty(),
                        trouble.sentence(),
                        Params.NONE,
                        surroundings.guard().formToken())
                .sheet("Not found", "absent")
                .page(trouble.status());
    }

    private Visit visit(Page page, Request request, Trouble trouble) {
        var frame = new ConsoleFrame(
                ConsoleFrame.ROOT + segments(page, request),
                page.section(),
                project(page, request),
                projects(),
                request.query().find("said").flatMap(notices::take),
                trouble.sentence(),
                trouble.sentence().isPresent() ? request.form() : Params.NONE,
                surroundings.guard().formToken());
        return new Visit(request, frame, notices);
    }

    /** The page's own path, encoded again. */
    private static String segments(Page page, Request request) {
        var path = new StringBuilder();
        for (String segment : page.path().split("/")) {
            if (!segment.isEmpty()) {
                String value = segment.startsWith("{")
                        ? request.pathValue(segment.substring(1, segment.length() - 1))
                        : segment;
                path.append(ConsoleFrame.path(value).substring(ConsoleFrame.ROOT.length()));
            }
        }
        return path.toString();
    }

    private Optional<Project> project(Page page, Request request) {
        if (!page.path().contains("{project}")) {
            return Optional.empty();
        }
        String id = request.pathValue("project");
        return Optional.of(Visit.found(surroundings.records().projects().find(id), "There is no project " + id + "."));
    }

    private List<Project> projects() {
        return surroundings
                .records()
                .projects()
                .all()
                .sorted(Comparator.comparing(Project::id))
                .toList();
    }
}
