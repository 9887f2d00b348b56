package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Evidence.RecordBook;
import dev.understudy.server.lab.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The fake that a lesson is played on: one in this process, or a learner's part of a class's server. */
public interface Playground extends AutoCloseable {

    /** Where the learner's programs find it. */
    URI url();

    /** The names by which lessons and checks speak of the world, and what they stand for. */
    Map<String, String> names();

    /** What was asked and answered, oldest first. */
    List<Exchange> exchanges();

    /** The server's own records. */
    RecordBook records();

    /** Keeps the server's records as they are now; what is given puts them back. */
    Runnable bookmark();

    /** Moves the time, and gives how far it is from real time now. */
    Duration advance(Duration by);

    /**
     * Lets the next request to this endpoint meet this fault.
     *
     * @throws IllegalArgumentException if there is no such fault; the message says which there are
     */
    void trip(String fault, String endpoint);

    /**
     * Does what was asked of the API Console: what first, then with what.
     *
     * @throws IllegalArgumentException with the console's own sentence if it refuses
     */
    String console(List<String> words);

    /** The page on which what travels is drawn. */
    URI inspector();

    /** What proves to the server's controls who asks. */
    String labToken();

    /** Which start of the server this is: after another one, exchanges are counted anew. */
    default String start() {
        return "";
    }

    @Override
    void close();
}
