package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The user says yes, but leaves out one of the boxes that were ticked. At {@code authorize.consent}.
 *
 * @param without the scope that is left out; empty: the last one
 */
public record NarrowedConsent(String without) implements Fault {

    @Override
    public String name() {
        return "narrowed-consent";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("without", without);
    }

    @Override
    public boolean concerns(Request request) {
        return !request.form().all("scope").isEmpty();
    }

    @Override
    public Reply apply(Occasion occasion) {
        var request = occasion.request();
        var ticked = new ArrayList<>(request.form().all("scope"));
        ticked.remove(without.isEmpty() ? ticked.get(ticked.size() - 1) : without);
        var values = new LinkedHashMap<>(request.form().values());
        values.put("scope", ticked);
        return occasion.answer(request.withForm(new Params(values)));
    }
}
