package dev.understudy.client;

import dev.understudy.client.FaultyDisk.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be in a file when the power goes after some steps: changes of the directory that were not forced may be there
 * or not, each for itself; bytes that were not forced may be there up to any point.
 */
final class PowerLoss {

    /** What a file without a name holds. */
    static final String ABSENT = "(absent)";

    private final String name;
    private final Map<String, Content> open = new HashMap<>();
    private final List<Change> unforced = new ArrayList<>();
    private Content lasting;

    /** The bytes of a file: those that last and all. */
    private static final class Content {
        private String forced = "";
        private String all = "";
    }

    /** What the name means after a change that may or may not last; an absent file for none. */
    private record Change(Content content) {}

    private PowerLoss(String name, String before) {
        this.name = name;
        this.lasting = new Content();
        lasting.forced = before;
        lasting.all = before;
        open.put(name, lasting);
    }

    /** What may be in the file of this name after these steps. */
    static Set<String> outcomes(String name, String before, List<Step> steps) {
        var loss = new PowerLoss(name, before);
        steps.forEach(loss::take);
        return loss.outcomes();
    }

    private void take(Step step) {
        switch (step.kind()) {
            case CREATE -> create(step.name());
            case WRITE -> open.get(step.name()).all += step.detail();
            case TRUNCATE -> truncate(open.get(step.name()), Integer.parseInt(step.detail()));
            case FORCE -> open.get(step.name()).forced = open.get(step.name()).all;
            case MOVE -> move(step);
            case DELETE -> delete(step.name());
            case FORCE_DIRECTORY -> {
                lasting = open.getOrDefault(name, absent());
                unforced.clear();
            }
        }
    }

    private static void truncate(Content content, int size) {
        content.all = content.all.substring(0, Math.min(size, content.all.length()));
    }

    private void create(String created) {
        var content = new Content();
        open.put(created, content);
        if (created.equals(name)) {
            unforced.add(new Change(content));
        }
    }

    private void move(Step step) {
        Content moved = open.remove(step.name());
        open.put(step.detail(), moved);
        if (step.detail().equals(name)) {
            unforced.add(new Change(moved));
        }
    }

    private void delete(String deleted) {
        open.remove(deleted);
        if (deleted.equals(name)) {
            unforced.add(new Change(absent()));
        }
    }

    private Set<String> outcomes() {
        var outcomes = new TreeSet<>(contents(lasting));
        unforced.forEach(change -> outcomes.addAll(contents(change.content())));
        return outcomes;
    }

    /** What lasts, and all that may have reached the disk beyond it. */
    private static Set<String> contents(Content content) {
        var contents = new TreeSet<String>();
        for (int end = content.forced.length(); end < content.all.length(); end += 100) {
            contents.add(content.all.substring(0, end));
        }
        contents.add(content.all);
        contents.add(content.forced);
        return contents;
    }

    private static Content absent() {
        var content = new Content();
        content.forced = ABSENT;
        content.all = ABSENT;
        return content;
    }
}
