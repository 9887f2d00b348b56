package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.Optional;

/**
 * An endpoint by its name in the journal, {@code *} for any, and perhaps a status.
 *
 * @param endpoint the endpoint's name
 * @param status the status, {@code 4xx} for a class of them
 */
record Target(String endpoint, Optional<String> status) {

    String text() {
        return endpoint + status.map(text -> " -> " + text).orElse("");
    }

    boolean isAt(Exchange exchange) {
        return endpoint.equals("*") || endpoint.equals(exchange.endpoint());
    }

    boolean hasStatus(Exchange exchange) {
        String actual = Integer.toString(exchange.reply().status());
        return status.isEmpty()
                || actual.equals(status.get())
                || (status.get().endsWith("xx")
                        && actual.charAt(0) == status.get().charAt(0));
    }
}
