package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;

/** Whatever button was pressed on the consent page, the user says no. At {@code authorize.consent}. */
public final class UserDenies implements Fault {

    @Override
    public String name() {
        return "user-denies";
    }

    @Override
    public boolean concerns(Request request) {
        return request.form().find("decision").isPresent();
    }

    @Override
    public Reply apply(Occasion occasion) {
        var request = occasion.request();
        return occasion.answer(request.withForm(request.form().with("decision", "deny")));
    }
}
