package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.classroom.ClassEvent.Kind;
import dev.understudy.server.classroom.ClassEvent.Place;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** One class: its learners, what happened, and what its instructor does to all of them or to one. */
final class Classroom {

    /** How long a reset can be taken back. */
    static final Duration UNDO = Duration.ofMinutes(10);

    /** How many events one learner may send: more is no learning. */
    static final int MOST_EVENTS = 5_000;

    private static final int LONGEST_WORDS = 300;

    private final Front front;
    private final List<Learner> learners;
    private final EventFile events;
    private final Worlds worlds;
    private final Map<Long, List<Put>> resets = new ConcurrentHashMap<>();
    private volatile Optional<Kept> kept = Optional.empty();

    private record Kept(long last, Board board) {}

    private record Put(Learner learner, Worlds.Before before) {}

    /** The class of a roster, whose learners come into the server with their worlds. */
    Classroom(Roster roster, List<Learner> learners, Front front) {
        this.front = front;
        this.learners = learners;
        this.events = new EventFile(roster.beside(".events.jsonl"));
        this.worlds = new Worlds(front, learners);
    }

    Front front() {
        return front;
    }

    Worlds worlds() {
        return worlds;
    }

    List<Learner> learners() {
        return learners;
    }

    /** What time it is in the room: no project's, but the server's own. */
    Instant now() {
        return front.lab().clock().now("");
    }

    /** The number of the newest event. */
    long last() {
        return events.last();
    }

    /** The events after this number that pass. */
    List<ClassEvent> after(long n, Predicate<ClassEvent> filter) {
        return events.all().stream()
                .filter(event -> event.n() > n)
                .filter(filter)
                .toList();
    }

    /** What has become of everybody. */
    Board board() {
        long last = events.last();
        var known = kept;
        if (known.isPresent() && known.get().last() == last) {
            return known.get().board();
        }
        var all = events.all().stream().filter(event -> event.n() <= last).toList();
        var board = new Board(all, learners);
        kept = Optional.of(new Kept(last, board));
        return board;
    }

    /** Writes down what a learner's runner tells; what it tells twice counts once. */
    void note(Learner learner, JsonNode told) {
        var kind = Kind.named(told.path("event").asText())
                .filter(Kind::isProgress)
                .orElseThrow(() -> problem("\"event\" is begun, hint, mistake or passed."));
        var place = ClassEvent.place(told);
        if (!place.lesson().matches("\\d\\d-[a-z0-9-]{1,60}") || !isStep(place)) {
            throw problem("\"lesson\", \"step\" and \"steps\" name a step, such as 05-the-code-once, 1 and 3.");
        }
        String id = told.path("id").asText();
        var own = after(0, event -> event.learner().equals(learner.id()));
        if (own.size() >= MOST_EVENTS) {
            throw OAuthError.RATE_LIMIT_EXCEEDED.because(
                    "This learner has told " + MOST_EVENTS + " events; no more are written down.");
        }
        if (own.stream().noneMatch(event -> !id.isEmpty() && event.id().equals(id))) {
            var clean =
                    new Place(place.lesson(), words(place.title()), place.step(), place.steps(), words(place.check()));
            add(kind, learner.id(), clean, words(told.path("words").asText()), words(id));
        }
    }

    /** Takes the progress of a place back, of one learner or of all; of all lessons, also everything at the server. */
    ClassEvent reset(List<Learner> whom, boolean everybody, Place place) {
        var event = add(Kind.RESET, everybody ? "" : whom.get(0).id(), place, what(whom, everybody, place), "");
        if (place.lesson().isEmpty()) {
            resets.put(
                    event.n(),
                    whom.stream()
                            .map(learner -> new Put(learner, worlds.reset(learner)))
                            .toList());
        }
        return event;
    }

    /**
     * Takes a reset back.
     *
     * @throws OAuthException if there is none of this number, or it is too long ago
     */
    void undo(long n) {
        var reset = undoable().stream()
                .filter(event -> event.n() == n)
                .findFirst()
                .orElseThrow(() -> problem(
                        "There is no reset " + n + " to take back; after " + UNDO.toMinutes() + " minutes it stays."));
        events.add(number -> new ClassEvent(number, now(), Kind.UNDO, reset.learner(), reset.place(), "", "", n));
        Optional.ofNullable(resets.remove(n))
                .ifPresent(all -> all.forEach(put -> worlds.undo(put.learner(), put.before())));
    }

    /** The resets that can still be taken back, the newest first. */
    List<ClassEvent> undoable() {
        var since = now().minus(UNDO);
        resets.keySet()
                .removeIf(n -> after(n - 1, event -> event.n() == n).stream()
                        .noneMatch(event -> event.at().isAfter(since)));
        var undone = after(0, event -> event.kind() == Kind.UNDO).stream()
                .map(ClassEvent::of)
                .toList();
        var open = new ArrayList<>(after(
                0, event -> event.kind() == Kind.RESET && event.at().isAfter(since) && !undone.contains(event.n())));
        Collections.reverse(open);
        return open;
    }

    /** Asks everybody to a step. */
    void broadcast(Place place, String words) {
        add(Kind.BROADCAST, "", place, words(words), "");
    }

    /** Puts a learner's diagram on the projector, which the learner is told; nobody's for an empty id. */
    void show(String learner) {
        add(Kind.SHOW, learner, Place.ALL, "", "");
    }

    /** Moves the time of these learners. */
    void travel(List<Learner> whom, Duration by, String words) {
        whom.forEach(learner -> front.lab().advanceClock(learner.project(), by));
        happened(whom, words(words));
    }

    /**
     * Lets the next request of each of these learners to an endpoint meet a fault.
     *
     * @throws IllegalArgumentException if there is no such fault; the message says which there are
     */
    void fail(List<Learner> whom, String fault, String endpoint) {
        whom.forEach(learner -> front.lab()
                .fail(FaultRule.once(learner.project(), endpoint, front.faults().make(fault, Map.of()))));
        happened(whom, fault + " at " + endpoint);
    }

    /** What is said to whoever asks for something that makes no sense. */
    static OAuthException problem(String sentence) {
        return OAuthError.INVALID_REQUEST.because(sentence);
    }

    private void happened(List<Learner> whom, String words) {
        add(Kind.FAULT, whom.size() == 1 ? whom.get(0).id() : "", Place.ALL, words, "");
    }

    private ClassEvent add(Kind kind, String learner, Place place, String words, String id) {
        return events.add(n -> new ClassEvent(n, now(), kind, learner, place, words, id, 0));
    }

    private static boolean isStep(Place place) {
        return place.step() >= 1 && place.step() <= place.steps() && place.steps() <= 50;
    }

    private static String what(List<Learner> whom, boolean everybody, Place place) {
        String who = everybody ? "everybody" : whom.get(0).name();
        return place.lesson().isEmpty() ? who : who + ", " + place.number();
    }

    private static String words(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST_WORDS ? clean : clean.substring(0, LONGEST_WORDS - 1) + "…";
    }
}
