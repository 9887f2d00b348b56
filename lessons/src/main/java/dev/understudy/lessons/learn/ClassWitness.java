package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Tells a class's server how its learner gets on. What it cannot tell, because the server is away, it tells later, in the
 * next session if need be; the server counts what it is told twice once.
 */
final class ClassWitness implements Witness, AutoCloseable {

    private static final long AGAIN_MILLIS = 1_000;
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final ClassApi api;
    private final Course course;
    private final Path outbox;
    private final LinkedBlockingDeque<Map<String, Object>> untold = new LinkedBlockingDeque<>();
    private final Duration goodbye;
    private final Thread teller;
    private volatile boolean closing;

    /**
     * Tells this server.
     *
     * @param course the lessons as they are for everybody, by which versions of a check are told apart
     * @param outbox where is kept what could not be told
     */
    ClassWitness(ClassApi api, Course course, Path outbox) {
        this(api, course, outbox, GOODBYE);
    }

    /** As the other one, and waits so long in the end. */
    ClassWitness(ClassApi api, Course course, Path outbox, Duration goodbye) {
        this.api = api;
        this.course = course;
        this.outbox = outbox;
        this.goodbye = goodbye;
        untold.addAll(kept());
        teller = new Thread(this::tell, "class");
        teller.setDaemon(true);
        teller.start();
    }

    @Override
    public void told(Event event, Lesson lesson, int step, String words) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", UUID.randomUUID().toString());
        members.put("event", event.name().toLowerCase(Locale.ROOT));
        members.put("lesson", lesson.head().name());
        members.put("title", lesson.head().title());
        members.put("step", step + 1);
        members.put("steps", lesson.steps().size());
        members.put("check", check(lesson, step));
        members.put("words", words);
        untold.add(members);
    }

    /** Waits a little for what is still to be told, and keeps the rest. */
    @Override
    public void close() {
        closing = true;
        try {
            teller.join(goodbye.toMillis());
            teller.interrupt();
            // It puts back what it was just telling.
            teller.join();
        } catch (InterruptedException e) {
            teller.interrupt();
            Thread.currentThread().interrupt();
        }
        keep(new ArrayList<>(untold));
    }

    private void tell() {
        try {
            while (!closing || !untold.isEmpty()) {
                var next = untold.poll(AGAIN_MILLIS / 5, TimeUnit.MILLISECONDS);
                if (next != null && !isTold(next)) {
                    untold.addFirst(next);
                    Thread.sleep(AGAIN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the server refuses will never be told; what it did not hear will be. */
    private boolean isTold(Map<String, Object> members) {
        try {
            api.post("events", members);
            return true;
        } catch (ClassApi.Refused e) {
            return true;
        } catch (ClassApi.Silent e) {
            return false;
        }
    }

    /** Of the lesson as it is for everybody: a learner's own names are no other version. */
    private String check(Lesson lesson, int step) {
        var original = course.find(lesson.head().name()).orElse(lesson);
        String text =
                original.steps().get(step).check().stream().map(Clause::text).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private List<Map<String, Object>> kept() {
        var all = new ArrayList<Map<String, Object>>();
        try {
            if (Files.exists(outbox)) {
                for (String line : Files.readAllLines(outbox)) {
                    Json.read(line).ifPresent(node -> {
                        var members = new LinkedHashMap<String, Object>();
                        node.properties()
                                .forEach(one -> members.put(
                                        one.getKey(),
                                        one.getValue().isInt()
                                                ? one.getValue().intValue()
                                                : one.getValue().asText()));
                        all.add(members);
                    });
                }
            }
        } catch (IOException e) {
            // What cannot be read cannot be told.
        }
        return all;
    }

    private void keep(List<Map<String, Object>> rest) {
        try {
            if (rest.isEmpty()) {
                Files.deleteIfExists(outbox);
            } else {
                Files.createDirectories(outbox.toAbsolutePath().getParent());
                Files.write(outbox, rest.stream().map(Json::compact).toList());
            }
        } catch (IOException e) {
            // Progress is a comfort, not a condition.
        }
    }
}
