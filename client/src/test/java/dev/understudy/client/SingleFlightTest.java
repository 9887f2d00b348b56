package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.Delay;
import dev.understudy.server.model.DemoWorld;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One refresh for each end of a token, however many want the next: the fake counts (C18, L14). */
@Timeout(120)
class SingleFlightTest {

    private static final int PROCESSES = 8;
    private static final int THREADS = 4;
    private static final int ROUNDS = 3;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    @AutoClose
    private final StoreChildren children = new StoreChildren();

    @TempDir
    Path directory;

    @Test
    void c18_a_thousand_threads_with_one_old_token_cause_one_request() throws Exception {
        slowly();

        var tokens = new TreeSet<String>();
        for (var found : fromThousandThreads(ended(refreshToken()))) {
            tokens.add(found.get().value());
        }

        assertThat(tokens).hasSize(1);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void c18_a_thousand_threads_hear_of_one_refusal() throws Exception {
        slowly();

        var failures = fromThousandThreads(ended("1//0FAKE-unknown"));

        for (var failure : failures) {
            assertThatThrownBy(failure::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(OAuthException.class);
        }
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void c18_of_many_processes_with_one_old_token_one_asks_at_each_end() throws Exception {
        var storage = FileStorage.at(directory.resolve("token.json"));
        String refreshToken = refreshToken();
        storage.save(ended(refreshToken));
        for (int p = 0; p < PROCESSES; p++) {
            children.start("refresh", storage.path().toString(), String.valueOf(THREADS));
        }
        var readers = children.all().stream().map(Process::inputReader).toList();
        for (var reader : readers) {
            reader.readLine();
        }

        for (int round = 1; round <= ROUNDS; round++) {
            storage.save(ended(refreshToken));

            assertThat(said(readers)).as("all have the same token").hasSize(1);
            assertThat(refreshes()).isEqualTo(round);
        }
    }

    /** What all processes say after all were told to look. */
    private Set<String> said(List<BufferedReader> readers) throws Exception {
        for (Process child : children.all()) {
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
        }
        var said = new TreeSet<String>();
        for (var reader : readers) {
            said.add(reader.readLine());
        }
        return said;
    }

    private List<Future<AccessToken>> fromThousandThreads(SavedCredentials saved) throws Exception {
        var credentials = UserCredentials.of(saved, Surroundings.of(Endpoints.at(google.url())));
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(1_000);
        try {
            Callable<AccessToken> task = () -> {
                start.await();
                return credentials.accessToken();
            };
            var found = new ArrayList<Future<AccessToken>>();
            for (int i = 0; i < 1_000; i++) {
                found.add(pool.submit(task));
            }
            start.countDown();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            return found;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The first answer takes so long that all have asked before it comes. */
    private void slowly() {
        google.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new Delay(Duration.ofSeconds(1))));
    }

    private String refreshToken() {
        return google.grant(DemoWorld.ADA, DemoWorld.DESKTOP, List.of(Samples.DRIVE))
                .refreshToken();
    }

    private long refreshes() {
        return google.lab()
                .exchanges(exchange -> exchange.endpoint().equals("token"))
                .size();
    }

    private SavedCredentials ended(String refreshToken) {
        var endpoints = Endpoints.at(google.url());
        return new SavedCredentials(
                DemoWorld.DESKTOP.id(),
                DemoWorld.DESKTOP.secret(),
                Optional.of(refreshToken),
                Optional.of(new AccessToken("ya29.FAKE-old", Optional.of(Instant.EPOCH))),
                Optional.empty(),
                Set.of(Samples.DRIVE),
                Set.of(Samples.DRIVE),
                endpoints.token(),
                endpoints.revocation(),
                SavedCredentials.Status.USABLE);
    }
}
