package dev.understudy.server.store;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.User;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of the tables belongs to somebody: the records that name one of their names, in the key or in the record. What
 * names nobody, such as the reason why a token ended, is in no slice.
 */
public final class Slice {

    private final Pattern names;

    /** The slice of whoever has these names: ids of projects, numbers, accounts, domains. */
    public Slice(Collection<String> names) {
        this.names = Pattern.compile("(?<![A-Za-z0-9])(?:"
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![A-Za-z0-9])");
    }

    /** Whether the record of this key belongs to it. */
    public boolean has(String key, Object value) {
        return names.matcher(key).find()
                || (!isNamedByKey(value) && names.matcher(value.toString()).find());
    }

    /** The world's own records: large, and their key says whose they are. */
    private static boolean isNamedByKey(Object value) {
        return value instanceof Resource || value instanceof User || value instanceof Project;
    }
}
