package dev.understudy.server.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The living refresh tokens of one user and client, oldest first: Google keeps 100, and a new one silently ends the
 * oldest.
 *
 * @param keys the keys of the tokens
 */
public record RefreshQuota(List<String> keys) {

    /** How many live at once. */
    public static final int LIMIT = 100;

    public RefreshQuota {
        keys = List.copyOf(keys);
    }

    /** A copy with a new token, without the oldest ones beyond the limit. */
    public RefreshQuota plus(String key) {
        var all = new ArrayList<>(keys);
        all.add(key);
        return new RefreshQuota(all.subList(Math.max(0, all.size() - LIMIT), all.size()));
    }
}
