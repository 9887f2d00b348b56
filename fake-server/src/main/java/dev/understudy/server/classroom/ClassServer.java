package dev.understudy.server.classroom;

import dev.understudy.server.model.Scenario;
import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Handler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The class that a server is for. Made in two steps, because the guard of the server's controls must know the learners
 * before the controls are made.
 */
public final class ClassServer {

    private final Roster roster;
    private final List<Learner> learners;
    private final Doorkeeper door;
    private final ClassSeat seat;

    /**
     * The class of a roster.
     *
     * @param world what every learner has a copy of
     * @param now the server's own time
     * @throws RosterProblem if the world is none for a class
     */
    public ClassServer(Roster roster, Scenario world, Supplier<Instant> now) {
        this.roster = roster;
        this.learners = List.copyOf(Learner.of(roster, world));
        this.door = new Doorkeeper(learners, now);
        this.seat = new ClassSeat(door);
    }

    /** What learners may use of the server's controls. */
    public ControlGuard.Pass pass() {
        return seat;
    }

    /** The handler, which knows a learner's requests by the learner's key. */
    public Handler before(Handler house) {
        return seat.before(house);
    }

    /**
     * Brings the learners' worlds into the server, and gives everything that the class is served.
     *
     * @param start tells this start of the server from every other
     * @throws RosterProblem if what happened before cannot be read
     */
    public List<Endpoint> open(Front front, String start) {
        var room = new Classroom(roster, learners, front);
        var all = new ArrayList<Endpoint>(new InstructorEndpoints(room).endpoints());
        all.addAll(new LearnerPages(room, door).endpoints());
        all.addAll(new LearnerEndpoints(room, door, start).endpoints());
        return all;
    }

    /** The Workspace domain of the learner whose project this is. */
    public Optional<String> domainOf(String project) {
        return learners.stream()
                .filter(learner -> learner.project().equals(project))
                .flatMap(learner -> learner.world().scenario().users().stream())
                .flatMap(user -> user.hostedDomain().stream())
                .findFirst();
    }

    /** How many learners there are. */
    public int size() {
        return learners.size();
    }

    /** The file beside the roster that has every card. */
    public Path cards() {
        return roster.beside(".cards.txt");
    }

    /**
     * Writes every card into that file.
     *
     * @throws RosterProblem if it cannot be written
     */
    public void writeCards(URI base) {
        ClassFile.replace(cards(), Cards.text(base, learners));
    }

    /** The address of the instructor's dashboard, with the token that opens it. */
    public static URI dashboard(URI base, String token) {
        return InstructorEndpoints.link(base, token);
    }
}
