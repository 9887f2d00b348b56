package dev.understudy.server.witness;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.net.HttpURLConnection;
import java.net.URI;

/** Google's own transport for a machine on which every host that a library has compiled in is the fake. */
final class Rerouted {

    private Rerouted() {}

    /** A transport that keeps paths and queries, and knows one host alone. */
    static HttpTransport to(URI server) {
        return new NetHttpTransport.Builder()
                .setConnectionFactory(asked -> (HttpURLConnection)
                        URI.create(server + asked.getFile()).toURL().openConnection())
                .build();
    }
}
