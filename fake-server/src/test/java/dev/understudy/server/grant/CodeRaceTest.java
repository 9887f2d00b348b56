package dev.understudy.server.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodeRaceTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 200;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private TokenWorld world;

    @BeforeEach
    void start() {
        world = new TokenWorld();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        world.close();
    }

    @Test
    void of_64_exchanges_of_one_code_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var exchange = world.exchange(world.code());
            var race = new ArrayList<Callable<String>>();
            for (int i = 0; i < THREADS; i++) {
                race.add(() -> {
                    var reply = world.post("/token", exchange);
                    return reply.statusCode() == 200
                            ? "200"
                            : TokenWorld.json(reply).path("error").asText();
                });
            }

            var results = new ArrayList<String>();
            for (Future<String> result : threads.invokeAll(race)) {
                results.add(result.get());
            }

            assertThat(results).filteredOn("200"::equals).hasSize(1);
            assertThat(results).filteredOn("invalid_grant"::equals).hasSize(THREADS - 1);
        }
    }
}
