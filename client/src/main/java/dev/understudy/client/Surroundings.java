package dev.understudy.client;

import dev.understudy.client.internal.Backoff;
import dev.understudy.client.internal.Patience;
import dev.understudy.client.internal.Transport;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the client finds around it: where the servers are, what time it is, and what is random.
 *
 * @param endpoints where the servers are
 * @param clock what time it is
 * @param random where states, nonces and verifiers come from
 * @param http what carries requests; it never follows a redirect with a secret
 * @param pause how to wait between two tries
 * @param trustedHosts hosts that a credentials file may name, besides Google's and this machine (T43)
 */
public record Surroundings(
        Endpoints endpoints,
        InstantSource clock,
        SecureRandom random,
        HttpClient http,
        Pause pause,
        Set<String> trustedHosts) {

    /** Redirects are switched off in any HTTP client that is given. */
    public Surroundings {
        http = Transport.withoutRedirects(http);
        trustedHosts = Set.copyOf(trustedHosts);
    }

    /** These endpoints, the system's clock and randomness, and an HTTP client with 5 s to connect. */
    public static Surroundings of(Endpoints endpoints) {
        return new Surroundings(
                endpoints,
                InstantSource.system(),
                new SecureRandom(),
                Transport.newClient(),
                Pause.sleeping(),
                Set.of());
    }

    /** As {@link #of}, with the endpoints that the environment names, or else Google's. */
    public static Surroundings fromEnvironment() {
        return of(Endpoints.fromEnvironment());
    }

    /** A copy with these endpoints. */
    public Surroundings withEndpoints(Endpoints other) {
        return new Surroundings(other, clock, random, http, pause, trustedHosts);
    }

    /** A copy with this clock. */
    public Surroundings withClock(InstantSource other) {
        return new Surroundings(endpoints, other, random, http, pause, trustedHosts);
    }

    /** A copy with this source of randomness. */
    public Surroundings withRandom(SecureRandom other) {
        return new Surroundings(endpoints, clock, other, http, pause, trustedHosts);
    }

    /** A copy with this HTTP client, for instance one with a trust store or a proxy of its own. */
    public Surroundings withHttp(HttpClient other) {
        return new Surroundings(endpoints, clock, random, other, pause, trustedHosts);
    }

    /** A copy that waits like this. */
    public Surroundings withPause(Pause other) {
        return new Surroundings(endpoints, clock, random, http, other, trustedHosts);
    }

    /** A copy that lets credentials files name this host too. */
    public Surroundings withTrustedHost(String host) {
        var hosts = new TreeSet<>(trustedHosts);
        hosts.add(host);
        return new Surroundings(endpoints, clock, random, http, pause, hosts);
    }

    Transport transport() {
        return new Transport(http);
    }

    Patience patience() {
        return new Patience(transport(), backoff(Patience.TRIES));
    }

    Backoff backoff(int tries) {
        return new Backoff(tries, random, clock, pause::take);
    }
}
