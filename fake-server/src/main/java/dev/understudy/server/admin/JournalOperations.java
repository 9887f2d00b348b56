package dev.understudy.server.admin;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Journal;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What was asked and answered. */
final class JournalOperations {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 500;
    private static final String EXAMPLE = "{\"last\": 1, \"exchanges\": [{\"number\": 1, \"at\":"
            + " \"2026-11-21T12:00:00Z\", \"took\": \"PT0.002S\", \"project\": \"example-123\", \"endpoint\": \"token\","
            + " \"summary\": \"token -> 400 (The code expired.)\", \"request\": {\"method\": \"POST\", \"base\":"
            + " \"http://127.0.0.1:8085\", \"path\": \"/token\", \"headers\": {\"Host\": [\"127.0.0.1:8085\"]},"
            + " \"query\": {}, \"form\": {\"grant_type\": [\"authorization_code\"]}, \"body\": {\"type\":"
            + " \"application/x-www-form-urlencoded\", \"length\": 29, \"text\": \"grant_type=authorization_code\"}},"
            + " \"reply\": {\"status\": 400, \"headers\": {}, \"body\": {\"type\": \"application/json; charset=utf-8\","
            + " \"length\": 2, \"text\": \"{}\"}, \"facts\": [{\"name\": \"why\", \"value\": \"The code expired.\"}],"
            + " \"delivery\": \"WHOLE\"}}]}";

    private final Journal journal;

    JournalOperations(LabSurroundings surroundings) {
        this.journal = surroundings.lab().journal();
    }

    List<LabOperation> operations() {
        return List.of(LabOperation.of(
                        Route.get(LabApi.ROOT + "/journal"),
                        "readJournal",
                        "The recorded exchanges that pass, oldest first; waits for the first if asked to.",
                        new LabOperation.Payload("Journal", EXAMPLE),
                        this::read)
                .with("project", "only this project's; - for those of no project", "example-123")
                .with("endpoint", "only of this endpoint; drive.* for all that begin so", "token")
                .with("status", "only with this HTTP status", "400")
                .with("after", "only those with a greater number", "0")
                .with("limit", "at most so many, " + MOST + " without this", "100")
                .with("wait", "if there is none yet, wait so long for one, at most " + LONGEST, "PT0.1S"));
    }

    private Reply read(Request request) {
        var query = request.query();
        query.values().keySet().stream()
                .filter(name -> !List.of("project", "endpoint", "status", "after", "limit", "wait")
                        .contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw JsonBody.problem("Unknown parameter \"" + name
                            + "\"; allowed here: project, endpoint, status, after, limit, wait.");
                });
        long after = number(query, "after").orElse(0L);
        int limit = (int) Math.min(MOST, Math.max(1, number(query, "limit").orElse((long) MOST)));
        var filter = filter(query).and(exchange -> exchange.number() > after);
        var wait = parsed("wait", () -> query.find("wait").map(Duration::parse), "a time span such as PT10S");
        long seen = journal.last();
        var found = journal.find(filter);
        if (found.isEmpty() && wait.isPresent()) {
            found = await(filter, wait.get()).map(List::of).orElse(List.of());
        }
        var told = found.subList(0, Math.min(limit, found.size()));
        long last = told.isEmpty()
                ? Math.max(after, seen)
                : told.get(told.size() - 1).number();
        return Reply.json(
                200,
                Ordered.of(
                        "last",
                        last,
                        "exchanges",
                        told.stream().map(ExchangeJson::write).toList()));
    }

    private Optional<Exchange> await(Predicate<Exchange> filter, Duration wait) {
        try {
            return journal.await(filter, wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Predicate<Exchange> filter(Params query) {
        Predicate<Exchange> filter = exchange -> true;
        var project = query.find("project").map(id -> id.equals(Projects.NONE) ? "" : id);
        if (project.isPresent()) {
            filter = filter.and(exchange -> exchange.project().equals(project.get()));
        }
        var endpoint = query.find("endpoint");
        if (endpoint.isPresent()) {
            String name = endpoint.get();
            filter = filter.and(exchange -> name.endsWith("*")
                    ? exchange.endpoint().startsWith(name.substring(0, name.length() - 1))
                    : exchange.endpoint().equals(name));
        }
        var status = number(query, "status");
        return status.isPresent() ? filter.and(exchange -> exchange.reply().status() == status.get()) : filter;
    }

    private static Optional<Long> number(Params query, String name) {
        return parsed(name, () -> query.find(name).map(Long::valueOf), "a whole number");
    }

    private static <T> Optional<T> parsed(String name, Supplier<Optional<T>> parser, String what) {
        try {
            return parser.get();
        } catch (DateTimeException | NumberFormatException e) {
            throw JsonBody.problem("The parameter \"" + name + "\" must be " + what + ".");
        }
    }
}
