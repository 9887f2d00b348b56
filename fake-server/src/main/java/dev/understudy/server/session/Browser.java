package dev.understudy.server.session;

import dev.understudy.server.model.Session;
import dev.understudy.server.model.User;
import dev.understudy.server.wire.Reply;
import java.util.Optional;

/**
 * The browser that asks, known by its cookie.
 *
 * @param key the key of its session
 * @param session who is signed in
 * @param newCookie the cookie to set, if it came without
 */
public record Browser(String key, Session session, Optional<String> newCookie) {

    /** The reply, with the cookie if one must be set. */
    public Reply remember(Reply reply) {
        return newCookie.map(cookie -> reply.plus("Set-Cookie", cookie)).orElse(reply);
    }

    /** Google's {@code authuser}: the place of an account among those signed in. */
    public Optional<Integer> authuser(User user) {
        return authuser(user.sub());
    }

    /** The same of the account of this {@code sub}. */
    public Optional<Integer> authuser(String sub) {
        for (int i = 0; i < session.accounts().size(); i++) {
            if (session.accounts().get(i).userSub().equals(sub)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
