package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened in a class: one line of its file.
 *
 * @param n counts the events from 1
 * @param at when, by the server's own time
 * @param kind what
 * @param learner whose it is, by id; empty: everybody's
 * @param place where in the course; for a reset how much of it
 * @param words what people are told: the mistake, the message
 * @param id told by the sender, so that what is sent twice counts once; empty for the instructor's
 * @param of the number of the event that this one takes back, else 0
 */
record ClassEvent(long n, Instant at, Kind kind, String learner, Place place, String words, String id, long of) {

    /** What can happen. */
    enum Kind {
        /** A learner began a step. */
        BEGUN,
        /** A learner asked for a hint. */
        HINT,
        /** A learner met a mistake that is known by name. */
        MISTAKE,
        /** A learner solved a step. */
        PASSED,
        /** The instructor took progress back. */
        RESET,
        /** The instructor took a reset back. */
        UNDO,
        /** The instructor asked everybody to a step. */
        BROADCAST,
        /** The instructor put a learner's diagram on the projector; without a learner: took it off. */
        SHOW,
        /** The instructor let something happen to everybody. */
        FAULT;

        private static final Set<Kind> PROGRESS = EnumSet.of(BEGUN, HINT, MISTAKE, PASSED);

        /** Whether a learner's runner tells it. */
        boolean isProgress() {
            return PROGRESS.contains(this);
        }

        static Optional<Kind> named(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where in the course.
     *
     * @param lesson the lesson's name such as {@code 05-the-code-once}; empty for all lessons
     * @param title its title
     * @param step from 1; 0 for all steps
     * @param steps how many steps the lesson has
     * @param check tells two versions of a step's check apart
     */
    record Place(String lesson, String title, int step, int steps, String check) {

        /** All lessons. */
        static final Place ALL = new Place("", "", 0, 0, "");

        /** Whether a step is within it. */
        boolean covers(Place other) {
            return (lesson.isEmpty() || lesson.equals(other.lesson)) && (step == 0 || step == other.step);
        }

        /** As people say it: {@code 05.2}. */
        String number() {
            return step == 0 ? lessonNumber() : lessonNumber() + "." + step;
        }

        /** What the lesson's name begins with: {@code 05}. */
        String lessonNumber() {
            return lesson.replaceFirst("-.*", "");
        }
    }

    /** This as a line of the file. */
    String line() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("n", n);
        members.put("at", at.toString());
        members.put("kind", kind.word());
        members.put("learner", learner);
        members.put("lesson", place.lesson());
        members.put("title", place.title());
        members.put("step", place.step());
        members.put("steps", place.steps());
        members.put("check", place.check());
        members.put("words", words);
        members.put("id", id);
        members.put("of", of);
        return Json.compact(members);
    }

    /** The event of a line; nothing if it is none, as when the power went while it was written. */
    static Optional<ClassEvent> read(String line) {
        return Json.read(line)
                .filter(JsonNode::isObject)
                .flatMap(node -> Kind.named(node.path("kind").asText()).flatMap(kind -> read(node, kind)));
    }

    private static Optional<ClassEvent> read(JsonNode node, Kind kind) {
        try {
            return Optional.of(new ClassEvent(
                    node.path("n").asLong(),
                    Instant.parse(node.path("at").asText()),
                    kind,
                    node.path("learner").asText(),
                    place(node),
                    node.path("words").asText(),
                    node.path("id").asText(),
                    node.path("of").asLong()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The place that JSON names. */
    static Place place(JsonNode node) {
        return new Place(
                node.path("lesson").asText(),
                node.path("title").asText(),
                node.path("step").asInt(),
                node.path("steps").asInt(),
                node.path("check").asText());
    }
}
