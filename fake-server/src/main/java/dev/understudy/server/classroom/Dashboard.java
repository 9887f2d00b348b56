package dev.understudy.server.classroom;

import dev.understudy.server.classroom.ClassEvent.Kind;
import dev.understudy.server.classroom.ClassEvent.Place;
import dev.understudy.server.lab.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is where: as the instructor's page is told it, and as a table for other programs. */
final class Dashboard {

    private final Classroom room;

    Dashboard(Classroom room) {
        this.room = room;
    }

    /** Everything that the instructor's page shows; who has been stuck longest comes first. */
    Map<String, Object> state() {
        var board = room.board();
        var learners = room.learners().stream()
                .sorted(Comparator.comparing(
                                (Learner learner) -> board.of(learner).stuck(room.now()))
                        .reversed())
                .map(learner -> row(board, learner))
                .toList();
        var state = new LinkedHashMap<String, Object>();
        state.put("lessons", board.lessons().stream().map(Dashboard::lesson).toList());
        state.put("learners", learners);
        state.put("undo", room.undoable().stream().map(this::undo).toList());
        state.put("shown", shown(board));
        board.newest(Kind.BROADCAST).ifPresent(last -> state.put("broadcast", broadcast(last)));
        return state;
    }

    private Map<String, Object> broadcast(ClassEvent last) {
        return Map.of(
                "place",
                last.place().number(),
                "words",
                last.words(),
                "at",
                last.at().toString(),
                "seconds",
                Duration.between(last.at(), room.now()).toSeconds());
    }

    /** What a learner's own page shows: nothing of the others. */
    Map<String, Object> state(Learner learner) {
        var board = room.board();
        var state = row(board, learner);
        state.put("lessons", board.lessons().stream().map(Dashboard::lesson).toList());
        state.put("shown", shown(board).equals(learner.id()));
        news(learner).ifPresent(event -> state.put("news", Map.of("n", event.n(), "words", words(event))));
        return state;
    }

    /** The newest of what the instructor did that concerns a learner. */
    private Optional<ClassEvent> news(Learner learner) {
        return room.after(0, event -> concerns(event, learner) && event.kind() != Kind.SHOW).stream()
                .reduce((first, second) -> second);
    }

    /** Whether an event is something that the instructor did to this learner, or to everybody. */
    static boolean concerns(ClassEvent event, Learner learner) {
        return !event.kind().isProgress()
                && (event.learner().isEmpty() || event.learner().equals(learner.id()));
    }

    /** What the instructor did, as the learner is told it. */
    static String words(ClassEvent event) {
        String more = event.words().isEmpty() ? "" : " " + event.words();
        return switch (event.kind()) {
            case BROADCAST ->
                "Everybody goes to " + event.place().number() + " now: :goto "
                        + event.place().number() + "." + more;
            case RESET ->
                event.place().lesson().isEmpty()
                        ? "Your instructor put everything of yours back to the beginning."
                        : "Your instructor put " + event.place().number() + " back to its beginning.";
            case UNDO -> "Your instructor took the last reset back.";
            case FAULT -> "Your instructor let something happen:" + more + ".";
            default -> "Your diagram is on the projector.";
        };
    }

    /** Every step that somebody began, one line each (RFC 4180). */
    String csv() {
        var board = room.board();
        var lines = new ArrayList<List<String>>();
        lines.add(
                List.of("learner", "lesson", "step", "state", "begun", "passed", "hints", "mistakes", "last mistake"));
        for (Learner learner : room.learners()) {
            for (Standing.Cell cell : board.of(learner).cells()) {
                lines.add(List.of(
                        learner.name(),
                        cell.place().lesson(),
                        Integer.toString(cell.place().step()),
                        board.state(Optional.of(cell)),
                        cell.begun().toString(),
                        cell.passed().map(Object::toString).orElse(""),
                        Integer.toString(cell.hints()),
                        Integer.toString(cell.mistakes()),
                        cell.mistake()));
            }
        }
        return lines.stream()
                .map(line -> line.stream().map(Dashboard::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A spreadsheet would take what begins so for a formula, and run it. */
    private static String field(String text) {
        String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private Map<String, Object> row(Board board, Learner learner) {
        var standing = board.of(learner);
        var cells = new LinkedHashMap<String, Object>();
        for (Place lesson : board.lessons()) {
            var steps = new ArrayList<Map<String, Object>>();
            for (int step = 1; step <= lesson.steps(); step++) {
                steps.add(cell(board, standing.cell(lesson.lesson(), step)));
            }
            cells.put(lesson.lesson(), steps);
        }
        var here = standing.here();
        var row = new LinkedHashMap<String, Object>();
        row.put("id", learner.id());
        row.put("name", learner.name());
        row.put("project", learner.project());
        row.put("at", here.map(cell -> cell.place().number()).orElse(""));
        row.put("state", board.state(here));
        row.put("seconds", standing.stuck(room.now()).toSeconds());
        row.put("mistake", standing.mistake());
        row.put("faults", faults(learner));
        row.put("clock", room.front().lab().clock().offset(learner.project()).toSeconds());
        row.put("cells", cells);
        return row;
    }

    /** What the next requests of a learner meet: {@code lost-reply at token}. */
    private List<String> faults(Learner learner) {
        return room.front().lab().faults(learner.project()).stream()
                .map(rule -> rule.faults().stream().map(Fault::name).collect(Collectors.joining(", then ")) + " at "
                        + rule.endpoint())
                .toList();
    }

    private static Map<String, Object> cell(Board board, Optional<Standing.Cell> cell) {
        return Map.of(
                "state",
                board.state(cell),
                "hints",
                cell.map(Standing.Cell::hints).orElse(0),
                "mistakes",
                cell.map(Standing.Cell::mistakes).orElse(0));
    }

    private static Map<String, Object> lesson(Place place) {
        return Map.of(
                "name", place.lesson(), "number", place.lessonNumber(), "title", place.title(), "steps", place.steps());
    }

    private Map<String, Object> undo(ClassEvent reset) {
        var left = Classroom.UNDO.minus(Duration.between(reset.at(), room.now()));
        return Map.of("n", reset.n(), "what", reset.words(), "seconds", left.toSeconds());
    }

    private static String shown(Board board) {
        return board.newest(Kind.SHOW).map(ClassEvent::learner).orElse("");
    }
}
