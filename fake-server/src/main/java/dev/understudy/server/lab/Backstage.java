package dev.understudy.server.lab;

import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import java.util.Map;

/**
 * What faults can reach behind the scenes.
 *
 * @param clock the clock
 * @param records the records
 * @param pauses where faults wait
 * @param tokens the tokens
 * @param profile which server is played
 */
public record Backstage(Clock clock, Records records, Pauses pauses, Tokens tokens, Profile profile) {

    /** What only those who make tokens can do. */
    public interface Tokens {

        /** The key under which a table keeps a token. */
        String keyOf(String token);

        /** Ends a grant and with it every token that stands on it. */
        void end(Grant grant, String why);

        /** A JWT of these claims, signed with the key in use. */
        String sign(Map<String, ?> claims);

        /** Takes a key into use for the id_tokens of one project that nobody has fetched yet. */
        void surpriseKey(String project);
    }
}
