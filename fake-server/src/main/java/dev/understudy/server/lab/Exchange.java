package dev.understudy.server.lab;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and its reply, as recorded.
 *
 * @param number counts the exchanges of this server from 1
 * @param at when the request came, by the server's own time
 * @param took how long the answer took
 * @param project whose it is; empty if no project could be told
 * @param endpoint the endpoint's name; empty if nothing is served there
 * @param request what was asked
 * @param reply what was answered
 */
public record Exchange(
        long number, Instant at, Duration took, String project, String endpoint, Request request, Reply reply) {

    /** The value of a fact that the server noted. */
    public Optional<String> fact(String name) {
        return reply.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst();
    }

    /** One line for people: endpoint, status and, if it failed, why. */
    public String summary() {
        String name = endpoint.isEmpty() ? request.method() + " " + request.path() : endpoint;
        return name + " -> " + reply.status()
                + fact("why").map(why -> " (" + why + ")").orElse("");
    }
}
