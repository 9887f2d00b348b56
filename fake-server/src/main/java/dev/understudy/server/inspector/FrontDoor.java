package dev.understudy.server.inspector;

import dev.understudy.server.model.ExampleRequest;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.User;
import dev.understudy.server.page.FrontPage;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who asks for {@code /}? A program looks for a metadata server there and gets its answer. Somebody at a browser, who
 * opened the port to see what it is, gets a page that says so; either way the answer says {@code Metadata-Flavor: Google}.
 */
public final class FrontDoor {

    private final Records records;
    private volatile List<Path> credentialFiles = List.of();

    /** The door of a server with these records. */
    public FrontDoor(Records records) {
        this.records = records;
    }

    /** The files that the page shall name. */
    public void offer(List<Path> files) {
        credentialFiles = List.copyOf(files);
    }

    /** The endpoint, which answers programs as the other endpoint does. */
    public Endpoint endpoint(Endpoint forPrograms, Profile profile) {
        return new Endpoint(
                forPrograms.name(),
                forPrograms.routes(),
                request -> isBrowser(request)
                        ? page(request, profile)
                        : forPrograms.handler().handle(request));
    }

    private static boolean isBrowser(Request request) {
        boolean wantsPage = request.headers().all("Accept").stream().anyMatch(types -> types.contains("text/html"));
        return wantsPage && request.headers().find("Metadata-Flavor").isEmpty();
    }

    private Reply page(Request request, Profile profile) {
        var files = credentialFiles;
        return new FrontPage(
                        request.base(),
                        profile.label(),
                        people(),
                        ExampleRequest.of(
                                request.base(), records.clients().all().toList(), profile),
                        files.stream().findFirst().map(Path::getParent).map(Path::toString),
                        files.stream().map(FrontDoor::name).toList())
                .page()
                .with("Metadata-Flavor", "Google")
                .noting(Fact.CONTROL);
    }

    /** Of several worlds on one server, those of the first: the others are somebody's own. */
    private List<String> people() {
        String first = records.projects().all().map(Project::id).findFirst().orElse("");
        return records.usersOf(first).map(User::email).limit(12).toList();
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }
}
