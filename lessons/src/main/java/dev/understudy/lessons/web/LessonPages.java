package dev.understudy.lessons.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.learn.Progress;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The lessons as pages on loopback. They run the Java that they are sent, so {@link Guard} keeps them to the person at
 * this machine; there is no way to have them listen elsewhere.
 */
public final class LessonPages implements AutoCloseable {

    private static final int LONGEST_BODY = 256 * 1024;

    private final HttpServer server;
    private final Guard guard;
    private final Course course;
    private final Progress progress;
    private final Limits limits;
    private final Sittings sittings;

    private LessonPages(HttpServer server, Course course, Progress progress, Limits limits, InstantSource clock) {
        this.server = server;
        this.guard = Guard.ofPort(server.getAddress().getPort());
        this.course = course;
        this.progress = progress;
        this.limits = limits;
        this.sittings = new Sittings(limits, clock);
    }

    /**
     * Starts the pages.
     *
     * @param port where to; 0 is any free one
     * @throws IllegalStateException if the port is taken
     */
    public static LessonPages open(int port, Course course, Progress progress) {
        return open(port, course, progress, Limits.USUAL, InstantSource.system());
    }

    static LessonPages open(int port, Course course, Progress progress, Limits limits, InstantSource clock) {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
            var pages = new LessonPages(server, course, progress, limits, clock);
            server.setExecutor(Executors.newCachedThreadPool(LessonPages::daemon));
            server.createContext("/", pages::handle);
            server.start();
            return pages;
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port " + port + " is taken. Choose another one with --port; --port 0 takes any that is free.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the pages could not be started", e);
        }
    }

    /** The address of the pages, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The link that lets its reader in: to a lesson, or to all of them. */
    public URI link(Optional<Lesson> lesson) {
        String path = lesson.map(one -> "/lessons/" + one.head().number()).orElse("/");
        return url().resolve(path + "#" + guard.token());
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    Sittings sittings() {
        return sittings;
    }

    @Override
    public void close() {
        sittings.close();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, new Answer(exchange));
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(path, exchange, answer);
                case "POST" -> post(path, exchange, answer);
                default -> answer.problem(405, "Pages are read with GET, lines are run with POST.");
            }
        } catch (Refused e) {
            answer.problem(e.status, String.valueOf(e.getMessage()));
        } catch (Sitting.Busy e) {
            answer.problem(409, "Your lines are still running; Stop ends them.");
        } catch (IllegalArgumentException e) {
            answer.problem(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            answer.problem(500, "This went wrong here: " + e.getMessage());
        }
    }

    /** A request that is not done. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        private Refused(int status, String why) {
            super(why);
            this.status = status;
        }
    }

    private void get(String path, HttpExchange exchange, Answer answer) throws IOException {
        String[] parts = path.split("/", -1);
        boolean asset = path.matches("/(_understudy/)?assets/[^/]+");
        if (asset) {
            demand(Guard.Wish.LOOK, exchange);
            answer.file(StaticFiles.find(path).orElseThrow(() -> new Refused(404, "There is no such file.")));
        } else if (path.equals("/") || path.matches("/lessons/[^/]+")) {
            page(path, exchange, answer);
        } else if (path.equals("/course")) {
            demand(Guard.Wish.READ, exchange);
            answer.json(200, withToken(PageJson.course(course, progress)));
        } else if (path.matches("/course/[^/]+")) {
            demand(Guard.Wish.READ, exchange);
            answer.json(200, withToken(PageJson.lesson(lesson(parts[2]), course, progress, limits)));
        } else if (path.matches("/sittings/[0-9a-f]+/events")) {
            demand(Guard.Wish.READ, exchange);
            follow(sitting(parts[2]), exchange, answer);
        } else {
            throw new Refused(404, "There is nothing at " + path + ".");
        }
    }

    /** A page for who is in; for others the door, which takes the token out of the link. */
    private void page(String path, HttpExchange exchange, Answer answer) throws IOException {
        demand(Guard.Wish.LOOK, exchange);
        if (guard.objection(Guard.Wish.READ, exchange.getRequestHeaders()).isPresent()) {
            answer.page(403, "door");
        } else if (path.equals("/")) {
            answer.page(200, "course");
        } else {
            answer.page(course.find(path.substring("/lessons/".length())).isPresent() ? 200 : 404, "lesson");
        }
    }

    private void post(String path, HttpExchange exchange, Answer answer) throws IOException {
        String[] parts = path.split("/", -1);
        if (path.equals("/enter")) {
            demand(Guard.Wish.ENTER, exchange);
            exchange.getResponseHeaders().set("Set-Cookie", guard.cookie());
            answer.json(200, Map.of());
        } else if (path.equals("/sittings")) {
            demand(Guard.Wish.ACT, exchange);
            begin(body(exchange), answer);
        } else if (path.matches("/sittings/[0-9a-f]+/[a-z]+")) {
            demand(Guard.Wish.ACT, exchange);
            answer.json(200, act(parts[2], parts[3], body(exchange)));
        } else {
            demand(Guard.Wish.ACT, exchange);
            throw new Refused(404, "There is nothing at " + path + ".");
        }
    }

    private void begin(JsonNode body, Answer answer) throws IOException {
        var lesson = lesson(body.path("lesson").asText());
        int step = body.path("step").asInt();
        if (step < 0 || step >= lesson.steps().size()) {
            throw new Refused(400, "This lesson has no such step.");
        }
        String id = sittings.begin(lesson, step, progress)
                .orElseThrow(() -> new Refused(
                        429,
                        "Already " + sittings.size()
                                + " pages of lessons are open, which is the most: each has a JVM of its own."
                                + " Close one and load this page again."));
        var state = new LinkedHashMap<>(sitting(id).state());
        state.put("id", id);
        answer.json(201, state);
    }

    private Map<String, Object> act(String id, String action, JsonNode body) {
        return switch (action) {
            case "run" -> sitting(id).run(body.path("text").asText());
            case "break" -> sitting(id).make(body.path("mistake").asInt(-1));
            case "go" -> sitting(id).go(body.path("step").asInt(-1));
            case "stop" -> {
                sitting(id).stop();
                yield Map.of();
            }
            case "close" -> {
                sittings.end(id, "The page was closed.");
                yield Map.of();
            }
            default -> throw new Refused(404, "Nobody can " + action + " here.");
        };
    }

    private static void follow(Sitting sitting, HttpExchange exchange, Answer answer) throws IOException {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        boolean known = last != null && last.matches("[\\w-]{1,64}");
        sitting.follow(answer.stream("text/event-stream; charset=utf-8"), known ? query + "&after=" + last : query);
    }

    private void demand(Guard.Wish wish, HttpExchange exchange) {
        guard.objection(wish, exchange.getRequestHeaders()).ifPresent(why -> {
            throw new Refused(403, why);
        });
    }

    private Map<String, Object> withToken(Map<String, Object> told) {
        var all = new LinkedHashMap<>(told);
        all.put("token", guard.token());
        return all;
    }

    private Lesson lesson(String name) {
        return course.find(name).orElseThrow(() -> new Refused(404, "There is no lesson " + name + "."));
    }

    private Sitting sitting(String id) {
        return sittings.find(id).orElseThrow(() -> new Refused(410, "The Java of this page was ended."));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new Refused(413, "That is more than " + LONGEST_BODY / 1024 + " kB of Java.");
        }
        return Json.read(new String(body, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Refused(400, "The body is not JSON."));
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "understudy-page");
        thread.setDaemon(true);
        return thread;
    }
}
