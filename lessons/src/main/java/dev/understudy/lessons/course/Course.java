package dev.understudy.lessons.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;

/**
 * All lessons, in the order of their numbers.
 *
 * @param lessons the lessons
 */
public record Course(List<Lesson> lessons) {

    private static final String FOLDER = "dev/understudy/lessons/course/";

    public Course {
        lessons = List.copyOf(lessons);
    }

    /** The lessons that came with the command. */
    public static Course bundled() {
        return bundled(text -> text);
    }

    /** The lessons that came with the command, in other words. */
    public static Course bundled(UnaryOperator<String> words) {
        try {
            var source = Course.class.getProtectionDomain().getCodeSource();
            Path place = Path.of(source.getLocation().toURI());
            return Files.isDirectory(place) ? in(place.resolve(FOLDER), words) : inJar(place, words);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes come from files", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the lessons cannot be read", e);
        }
    }

    /** The lessons of a folder. */
    public static Course in(Path folder) throws IOException {
        return in(folder, text -> text);
    }

    private static Course in(Path folder, UnaryOperator<String> words) throws IOException {
        try (var files = Files.list(folder)) {
            var names = files.filter(file -> isLesson(file.getFileName().toString()))
                    .sorted()
                    .toList();
            var texts = new TreeMap<String, String>();
            for (Path file : names) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return of(texts, words);
        }
    }

    /** The lesson of this number or name: {@code 5}, {@code 05} or {@code 05-the-code-once}. */
    public Optional<Lesson> find(String name) {
        String number = name.matches("\\d") ? "0" + name : name;
        return lessons.stream()
                .filter(lesson -> lesson.head().name().equals(name)
                        || lesson.head().number().equals(number))
                .findFirst();
    }

    private static Course inJar(Path place, UnaryOperator<String> words) throws IOException {
        try (var jar = new JarFile(place.toFile())) {
            var texts = new TreeMap<String, String>();
            for (var entry : jar.stream()
                    .filter(each -> each.getName().startsWith(FOLDER))
                    .toList()) {
                String name = entry.getName().substring(FOLDER.length());
                if (isLesson(name)) {
                    texts.put(name, new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return of(texts, words);
        }
    }

    private static Course of(TreeMap<String, String> texts, UnaryOperator<String> words) {
        return new Course(texts.entrySet().stream()
                .map(text -> LessonFile.read(text.getKey(), words.apply(text.getValue())))
                .toList());
    }

    private static boolean isLesson(String name) {
        return name.matches("\\d\\d-[a-z0-9-]+\\.md");
    }
}
