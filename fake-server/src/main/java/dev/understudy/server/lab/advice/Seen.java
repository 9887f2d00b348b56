package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;

/** Something an app did, and the exchange in which it did. */
interface Seen {

    /** In which exchange. */
    Exchange exchange();

    /** Which client, or service account; empty if it could not be told. */
    String client();

    /** At which endpoint. */
    default String endpoint() {
        return exchange().endpoint();
    }
}
