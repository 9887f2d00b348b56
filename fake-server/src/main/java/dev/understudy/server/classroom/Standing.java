package dev.understudy.server.classroom;

import dev.understudy.server.classroom.ClassEvent.Kind;
import dev.understudy.server.classroom.ClassEvent.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far one learner is: what their events come to. */
final class Standing {

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private Optional<ClassEvent> here = Optional.empty();
    private String mistake = "";

    /**
     * One step of one learner.
     *
     * @param begun when it was begun first
     * @param passed when it was solved
     * @param check the version of the step's check that was passed
     * @param hints how many hints were taken
     * @param mistakes how many known mistakes were met
     * @param mistake the last of them, in words
     */
    record Cell(
            Place place,
            Instant begun,
            Optional<Instant> passed,
            String check,
            int hints,
            int mistakes,
            String mistake) {

        Cell after(ClassEvent event) {
            return switch (event.kind()) {
                case HINT -> new Cell(place, begun, passed, check, hints + 1, mistakes, mistake);
                case MISTAKE -> new Cell(place, begun, passed, check, hints, mistakes + 1, event.words());
                case PASSED ->
                    new Cell(
                            place,
                            begun,
                            passed.isPresent() && check.equals(event.place().check())
                                    ? passed
                                    : Optional.of(event.at()),
                            event.place().check(),
                            hints,
                            mistakes,
                            mistake);
                default -> this;
            };
        }
    }

    /** What these events of one learner come to. */
    Standing(List<ClassEvent> events) {
        for (ClassEvent event : events) {
            var place = event.place();
            cells.merge(
                    key(place.lesson(), place.step()),
                    new Cell(place, event.at(), Optional.empty(), "", 0, 0, "").after(event),
                    (old, fresh) -> old.after(event));
            boolean moved = here.filter(at -> place.covers(at.place())).isEmpty();
            if (event.kind() == Kind.BEGUN || moved) {
                here = Optional.of(event);
                mistake = moved ? "" : mistake;
            }
            if (event.kind() == Kind.MISTAKE) {
                mistake = event.words();
            }
        }
    }

    /** The step of a lesson. */
    Optional<Cell> cell(String lesson, int step) {
        return Optional.ofNullable(cells.get(key(lesson, step)));
    }

    /** Every step that was begun. */
    List<Cell> cells() {
        return List.copyOf(cells.values());
    }

    /** The step the learner is at. */
    Optional<Cell> here() {
        return here.flatMap(at -> cell(at.place().lesson(), at.place().step()));
    }

    /** How long the learner has been at a step that is not solved; nothing for who is not. */
    Duration stuck(Instant now) {
        return here().filter(cell -> cell.passed().isEmpty())
                .flatMap(cell -> here)
                .map(at -> Duration.between(at.at(), now))
                .filter(time -> !time.isNegative())
                .orElse(Duration.ZERO);
    }

    /** The last known mistake at the step the learner is at, in words; empty for none. */
    String mistake() {
        return mistake;
    }

    /** A step of a lesson as the key of a map. */
    static String key(String lesson, int step) {
        return lesson + "." + step;
    }
}
