package dev.understudy.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Another process at a store: started, and sometimes killed, by tests that have {@link StoreChildren}. */
final class StoreChild {

    private StoreChild() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" -> write(FileStorage.at(file));
            case "write-in-place" -> writeInPlace(file);
            case "count" -> count(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "refresh" -> refresh(FileStorage.at(file), Integer.parseInt(arguments[2]));
            case "hold" -> hold(FileStorage.at(file));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Credentials with a number, of about 20 KB. */
    static SavedCredentials numbered(int number) {
        return new SavedCredentials(
                "client",
                Optional.empty(),
                Optional.of("1//0FAKE-r"),
                Optional.of(new AccessToken("number-" + number, Optional.of(Instant.EPOCH))),
                Optional.of("x".repeat(20_000)),
                Set.of(),
                Set.of(),
                Endpoints.google().token(),
                Endpoints.google().revocation(),
                SavedCredentials.Status.USABLE);
    }

    static int number(SavedCredentials saved) {
        return Integer.parseInt(saved.accessToken().orElseThrow().value().substring("number-".length()));
    }

    /** Says each number that it was told is kept. */
    private static void write(FileStorage storage) {
        for (int n = 1; ; n++) {
            storage.save(numbered(n));
            say(n);
        }
    }

    /** What a careless store does. */
    private static void writeInPlace(Path file) throws IOException {
        for (int n = 1; ; n++) {
            Files.writeString(file, numbered(n).toJson());
            say(n);
        }
    }

    /** Counts on in the file, by a storage of its own in each thread; a program in which one could not ends with code 1. */
    private static void count(Path file, int threads, int updates) throws Exception {
        SavedCredentials.fromJson(
                numbered(0).toJson()); // whose classes take long to load, and nobody waits for that yet
        var pool = Executors.newFixedThreadPool(threads);
        var counting = new ArrayList<Future<?>>();
        for (int t = 0; t < threads; t++) {
            var storage = FileStorage.at(file);
            counting.add(pool.submit(() -> countOn(storage, updates)));
        }
        pool.shutdown();
        for (var thread : counting) {
            thread.get();
        }
    }

    private static void countOn(FileStorage storage, int updates) {
        for (int u = 0; u < updates; u++) {
            storage.locked(() -> {
                storage.save(numbered(number(storage.load().orElseThrow()) + 1));
                return storage;
            });
        }
    }

    /** For each line that it is sent, says what token the threads of this program find good: one, if all agree. */
    private static void refresh(FileStorage storage, int threads) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var pool = Executors.newFixedThreadPool(threads);
        say(0);
        while (input.readLine() != null) {
            Callable<String> task = () ->
                    UserCredentials.load(storage).orElseThrow().accessToken().value();
            var tokens = new TreeSet<String>();
            for (var token : pool.invokeAll(Collections.nCopies(threads, task))) {
                tokens.add(token.get());
            }
            System.out.println(String.join(" ", tokens));
        }
        pool.shutdown();
    }

    /** Says that it asks for the lock, then that it has it, and lets go of it when it is sent something. */
    private static void hold(FileStorage storage) {
        say(0);
        storage.locked(() -> {
            say(1);
            try {
                return System.in.read();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void say(int number) {
        System.out.println(number);
        System.out.flush();
    }
}
