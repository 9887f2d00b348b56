package dev.understudy.server.grant;

import dev.understudy.server.model.Ending;
import dev.understudy.server.model.SpentCode;
import dev.understudy.server.store.Records;
import java.time.Instant;

/** Ends the tokens of a code that came back a second time: it may have been stolen (RFC 6749 section 4.1.2). */
final class CodeReuse {

    private CodeReuse() {}

    /** Also remembers the second coming, for an exchange that is just making the tokens. */
    static void punish(String codeKey, SpentCode spent, Records records, Instant now) {
        var ending = new Ending(now, "The code that gave this token was presented a second time.");
        records.endings().put(codeKey, ending);
        spent.accessTokenKey().ifPresent(records.accessTokens()::take);
        spent.refreshTokenKey().ifPresent(key -> records.endings().put(key, ending));
    }

    /** Whether the code came back while its tokens were being made. */
    static boolean wasNoticed(String codeKey, Records records) {
        return records.endings().find(codeKey).isPresent();
    }
}
