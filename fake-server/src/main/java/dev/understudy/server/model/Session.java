package dev.understudy.server.model;

import java.time.Instant;
import java.util.List;

/**
 * A browser's session at the fake's sign-in pages: the accounts signed in, in the order of Google's {@code authuser}.
 *
 * @param accounts the accounts
 */
public record Session(List<SignedIn> accounts) {

    public Session {
        accounts = List.copyOf(accounts);
    }

    /**
     * One signed-in account.
     *
     * @param userSub who
     * @param at when, for {@code auth_time}
     */
    public record SignedIn(String userSub, Instant at) {}
}
