package dev.understudy.junit;

import dev.understudy.server.lab.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Says more and more of requests; at least one must fit all that was said. If none does, the failure shows the nearest:
 * those that fitted everything but the last.
 */
public final class ReceivedAssert extends AbstractAssert<ReceivedAssert, List<Exchange>> {

    private final List<String> said = new ArrayList<>();
    private List<Exchange> fitting;

    ReceivedAssert(List<Exchange> all, String endpoint) {
        super(all, ReceivedAssert.class);
        fitting = all;
        said.add("a request to " + endpoint);
        narrow(exchange -> exchange.endpoint().equals(endpoint));
    }

    /** With this {@code grant_type}. */
    public ReceivedAssert withGrantType(String type) {
        return withParameter("grant_type", type);
    }

    /** With this parameter in its query or form. */
    public ReceivedAssert withParameter(String name, String value) {
        said.add(name + "=" + value);
        return narrow(exchange -> parameter(exchange, name).contains(value));
    }

    /** Without this parameter. */
    public ReceivedAssert withoutParameter(String name) {
        said.add("no " + name);
        return narrow(exchange -> parameter(exchange, name).isEmpty());
    }

    /** With a parameter of this name, whatever its value. */
    public ReceivedAssert withParameter(String name) {
        said.add("some " + name);
        return narrow(exchange -> !parameter(exchange, name).isEmpty());
    }

    /** With this header. */
    public ReceivedAssert withHeader(String name, String value) {
        said.add("the header " + name + ": " + value);
        return narrow(exchange -> exchange.request().headers().all(name).contains(value));
    }

    /** Answered with this HTTP status. */
    public ReceivedAssert answered(int status) {
        said.add("answered " + status);
        return narrow(exchange -> exchange.reply().status() == status);
    }

    /** That passes. */
    public ReceivedAssert matching(String what, Predicate<Exchange> condition) {
        said.add(what);
        return narrow(condition);
    }

    /** So many times. */
    public ReceivedAssert times(int count) {
        if (fitting.size() != count) {
            failWithMessage(
                    "Expected %s exactly %d times, but it came %d times:%n%s",
                    words(), count, fitting.size(), JournalText.journal(fitting));
        }
        return this;
    }

    /** The first that fits, to look at more closely. */
    public Exchange first() {
        return fitting.get(0);
    }

    private ReceivedAssert narrow(Predicate<Exchange> condition) {
        var before = fitting;
        fitting = before.stream().filter(condition).toList();
        if (fitting.isEmpty()) {
            boolean first = said.size() == 1;
            failWithMessage(
                    "Expected %s, but there was none. %s:%n%s",
                    words(), first ? "What came" : "The nearest", JournalText.journal(before));
        }
        return this;
    }

    private String words() {
        return said.get(0) + (said.size() == 1 ? "" : " with " + String.join(", ", said.subList(1, said.size())));
    }

    private static List<String> parameter(Exchange exchange, String name) {
        var values = new ArrayList<>(exchange.request().form().all(name));
        values.addAll(exchange.request().query().all(name));
        return values;
    }
}
