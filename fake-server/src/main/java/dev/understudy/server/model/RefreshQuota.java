package dev.understudy.server.model;

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
}
