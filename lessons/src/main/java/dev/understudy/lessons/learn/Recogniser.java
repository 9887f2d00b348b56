package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker;
import dev.understudy.lessons.check.Evidence;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.MistakeBook;
import dev.understudy.lessons.engine.Session;
import dev.understudy.server.lab.Exchange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows the mistakes that developers ask about most by what the server answered, whatever lesson one is in. */
final class Recogniser {

    private final MistakeBook book;
    private final Stage stage;
    private final Session session;
    private final Set<Integer> told = new HashSet<>();

    Recogniser(MistakeBook book, Stage stage, Session session) {
        this.book = book;
        this.stage = stage;
        this.session = session;
    }

    /** How many there are. */
    int size() {
        return book.mistakes().size();
    }

    /** Those that these exchanges show and that were not told before in this session. */
    List<KnownMistake> newOnes(List<Exchange> exchanges) {
        Evidence evidence = stage.evidence(session::probe).with(exchanges);
        var found = book.mistakes().stream()
                .filter(known -> !told.contains(known.number()))
                .filter(known -> Checker.holds(known.mistake().expect(), evidence, stage.names()))
                .toList();
        found.forEach(known -> told.add(known.number()));
        return found;
    }
}
