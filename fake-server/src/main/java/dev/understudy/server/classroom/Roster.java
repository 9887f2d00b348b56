package dev.understudy.server.classroom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Json;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who is in a class, as a file of JSON says: {@code [{"name": "Ada", "key": "blue-fox-1234"}]}. What is left out is made
 * once and written into the file, so that nobody's card changes at the next start.
 *
 * @param file the file
 * @param learners everybody, in the file's order
 */
public record Roster(Path file, List<Entry> learners) {

    /** How many learners a class has at most. */
    public static final int MOST = 200;

    private static final Set<String> MEMBERS = Set.of("name", "key", "id");

    public Roster {
        learners = List.copyOf(learners);
    }

    /**
     * One learner.
     *
     * @param id lower-case letters and digits: in the names of the learner's project and accounts
     * @param name for people
     * @param key what proves who it is
     */
    public record Entry(String id, String name, String key) {}

    /**
     * Reads a roster.
     *
     * @throws RosterProblem if the file cannot be read or written, or is no roster
     */
    public static Roster read(Path file) {
        var text = ClassFile.text(file)
                .orElseThrow(() -> new RosterProblem("There is no roster " + file
                        + "; make one such as [{\"name\": \"Ada\"}, {\"name\": \"Grace\"}], or say --learners 30."));
        var node = Json.read(text)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new RosterProblem("The roster " + file
                        + " is no JSON list such as [{\"name\": \"Ada\"}, {\"name\": \"Grace\"}]."));
        if (node.isEmpty() || node.size() > MOST) {
            throw new RosterProblem(
                    "The roster " + file + " has " + node.size() + " learners; a class has 1 to " + MOST + ".");
        }
        var entries = new ArrayList<Entry>();
        for (JsonNode one : node) {
            entries.add(entry(file, entries.size() + 1, one));
        }
        return new Roster(file, distinct(file, entries)).kept(text);
    }

    /**
     * The roster of a class whose learners have no names: those of the file if it is there, and more if they are too few.
     *
     * @throws RosterProblem as {@link #read}, or for a number that makes no class
     */
    public static Roster ofSize(Path file, int size) {
        if (size < 1 || size > MOST) {
            throw new RosterProblem("--learners takes a number from 1 to " + MOST + ", not " + size + ".");
        }
        var entries = new ArrayList<Entry>();
        String before = ClassFile.text(file).orElse("");
        if (!before.isEmpty()) {
            entries.addAll(read(file).learners);
        }
        for (int i = entries.size() + 1; i <= size; i++) {
            entries.add(new Entry(number(i), "Learner " + i, ClassKey.make(new SecureRandom())));
        }
        return new Roster(file, distinct(file, entries)).kept(before);
    }

    /** A file of the class beside the roster: {@code class.json} has {@code class.events.jsonl}. */
    public Path beside(String ending) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        return file.resolveSibling(name + ending);
    }

    /** The token of the class's instructor: made once, so that a bookmark outlives a restart. */
    public String token() {
        var file = beside(".token");
        return ClassFile.text(file)
                .map(String::strip)
                .filter(token -> token.length() >= 32)
                .orElseGet(() -> {
                    String made = new OpaqueTokens(new SecureRandom()).id();
                    ClassFile.replace(file, made + "\n");
                    return made;
                });
    }

    private Roster kept(String before) {
        var all = new ArrayList<Map<String, String>>();
        for (Entry entry : learners) {
            var members = new LinkedHashMap<String, String>();
            members.put("name", entry.name());
            members.put("key", entry.key());
            members.put("id", entry.id());
            all.add(members);
        }
        String now = Json.pretty(all) + "\n";
        boolean same = Json.read(before).equals(Json.read(now));
        if (!same) {
            ClassFile.replace(file, now);
        }
        return this;
    }

    private static Entry entry(Path file, int place, JsonNode node) {
        String where = "Learner " + place + " of the roster " + file;
        node.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new RosterProblem(where + " has \"" + name + "\"; allowed are name, key and id.");
            }
        });
        String name = node.path("name").asText().strip();
        if (name.isEmpty() || name.length() > 60 || name.chars().anyMatch(Character::isISOControl)) {
            throw new RosterProblem(where + " needs a \"name\" of at most 60 letters.");
        }
        String key = node.has("key") ? node.path("key").asText() : ClassKey.make(new SecureRandom());
        if (!ClassKey.isGood(key)) {
            throw new RosterProblem(where + " has the key \"" + key + "\"; " + ClassKey.RULE);
        }
        String id = node.has("id") ? node.path("id").asText() : slug(name, place);
        if (!id.matches("[a-z0-9]{1,12}")) {
            throw new RosterProblem(
                    where + " has the id \"" + id + "\"; it is made of 1 to 12 lower-case letters and digits.");
        }
        return new Entry(id, name, key);
    }

    private static List<Entry> distinct(Path file, List<Entry> entries) {
        var ids = new HashSet<String>();
        var keys = new HashSet<String>();
        for (Entry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new RosterProblem("Two learners of the roster " + file + " have the id \"" + entry.id()
                        + "\"; give one of them another with \"id\".");
            }
            if (!keys.add(entry.key())) {
                throw new RosterProblem("Two learners of the roster " + file + " have the same key.");
            }
        }
        return entries;
    }

    private static String slug(String name, int place) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String slug = letters.substring(0, Math.min(12, letters.length()));
        return slug.isEmpty() ? number(place) : slug;
    }

    private static String number(int place) {
        return String.format(Locale.ROOT, "%02d", place);
    }
}
