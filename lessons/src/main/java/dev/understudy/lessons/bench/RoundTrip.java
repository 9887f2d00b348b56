package dev.understudy.lessons.bench;

import java.io.IOException;

/** An authorization that was granted before, and the exchange of its code: two requests, a code and an access token. */
final class RoundTrip implements Load.Work {

    private final String target;
    private final String exchange;
    private final String cookie;

    private RoundTrip(String target, String exchange, String cookie) {
        this.target = target;
        this.exchange = exchange;
        this.cookie = cookie;
    }

    /**
     * The round trip of a browser in which the demo's Ada has allowed these scopes to the demo's web client.
     *
     * @param server one that was started with consent
     */
    static RoundTrip of(ServerProcess server, String scopes) throws IOException {
        String target = Requests.authorize(server, scopes);
        try (var browser = new Connection(server.url())) {
            return new RoundTrip(
                    target,
                    Requests.exchange(server),
                    browser.get(target, "").require(302).cookie());
        }
    }

    @Override
    public void once(Connection connection) throws IOException {
        var redirect = connection.get(target, cookie).require(302);
        String code = redirect.location().replaceAll(".*[?&]code=([^&]*).*", "$1");
        connection.post("/token", exchange + code.replace("/", "%2F")).require(200);
    }
}
