package dev.understudy.server.grant;

import dev.understudy.server.model.Ending;
import dev.understudy.server.model.SpentCode;
import dev.understudy.server.store.Records;
import java.time.Instant;

/** Ends the tokens of a code that came back a second time: it may have been stolen (RFC 6749 section 4.1.2). */
final class CodeReuse {

    private CodeReuse() {}

    static void punish(SpentCode spent, Records records, Instant now) {
        spent.accessTokenKey().ifPresent(records.accessTokens()::take);
        spent.refreshTokenKey()
                .ifPresent(key -> records.endings()
                        .put(key, new Ending(now, "The code that gave this token was presented a second time.")));
    }
}
