package dev.understudy.server.classroom;

import dev.understudy.server.classroom.ClassEvent.Kind;
import dev.understudy.server.classroom.ClassEvent.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the events of a class come to, resets and their undoing regarded. */
final class Board {

    private final List<ClassEvent> events;
    private final Map<String, Standing> standings = new HashMap<>();
    private final TreeMap<String, Place> lessons = new TreeMap<>();
    private final Map<String, String> checks = new HashMap<>();

    /** The board of these events and learners. */
    Board(List<ClassEvent> events, List<Learner> learners) {
        this.events = events;
        var progress = standing(events);
        for (ClassEvent event : events) {
            if (event.kind().isProgress()) {
                var place = event.place();
                lessons.put(place.lesson(), place);
                checks.put(Standing.key(place.lesson(), place.step()), place.check());
            }
        }
        for (Learner learner : learners) {
            standings.put(
                    learner.id(),
                    new Standing(progress.stream()
                            .filter(event -> event.learner().equals(learner.id()))
                            .toList()));
        }
    }

    /** How far a learner is. */
    Standing of(Learner learner) {
        return standings.getOrDefault(learner.id(), new Standing(List.of()));
    }

    /** The lessons that somebody began, by their names; of each the place that was heard of last. */
    List<Place> lessons() {
        return List.copyOf(lessons.values());
    }

    /** Blank, begun, passed, or changed: passed before its check became another. */
    String state(Optional<Standing.Cell> cell) {
        return cell.map(known -> {
                    var place = known.place();
                    String check = checks.getOrDefault(Standing.key(place.lesson(), place.step()), "");
                    boolean same = known.check().equals(check);
                    return known.passed().isEmpty() ? "begun" : same ? "passed" : "changed";
                })
                .orElse("blank");
    }

    /** The newest event of this kind, if there is one. */
    Optional<ClassEvent> newest(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).reduce((first, second) -> second);
    }

    /** The progress that no reset took back. */
    private static List<ClassEvent> standing(List<ClassEvent> events) {
        var undone = new HashSet<Long>();
        events.stream().filter(event -> event.kind() == Kind.UNDO).forEach(event -> undone.add(event.of()));
        var resets = events.stream()
                .filter(event -> event.kind() == Kind.RESET && !undone.contains(event.n()))
                .toList();
        return events.stream()
                .filter(event -> event.kind().isProgress())
                .filter(event -> resets.stream().noneMatch(reset -> takesBack(reset, event)))
                .toList();
    }

    private static boolean takesBack(ClassEvent reset, ClassEvent event) {
        return reset.n() > event.n()
                && (reset.learner().isEmpty() || reset.learner().equals(event.learner()))
                && reset.place().covers(event.place());
    }
}
