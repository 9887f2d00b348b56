package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** The refresh token is left out of the answer, as Google does when the user was not asked anew. */
public final class MissingRefreshToken implements Fault {

    @Override
    public String name() {
        return "missing-refresh-token";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return JsonReply.change(occasion.answer(), members -> members.remove("refresh_token"));
    }
}
