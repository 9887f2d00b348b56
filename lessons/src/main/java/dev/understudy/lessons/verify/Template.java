package dev.understudy.lessons.verify;

import dev.understudy.lessons.course.Course;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A new lesson to begin from: it verifies as it is, and has every fence once. */
final class Template {

    private static final int MOST_LESSONS = 100;

    private Template() {}

    /**
     * Writes it under the first number that is free.
     *
     * @param name lower-case words with hyphens
     * @return the file
     * @throws IllegalArgumentException if the name is none, or taken
     */
    static Path write(String name, Path folder) throws IOException {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "A lesson's name is made of lower-case words with hyphens, such as second-factor, not '" + name
                            + "'.");
        }
        Files.createDirectories(folder);
        var taken = Course.in(folder).lessons().stream()
                .map(lesson -> lesson.head().number())
                .toList();
        String number = IntStream.range(0, MOST_LESSONS)
                .mapToObj(each -> String.format("%02d", each))
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Every number from 00 to 99 is taken in " + folder + "."));
        Path file = folder.resolve(number + "-" + name + ".md");
        try (InputStream in = Template.class.getResourceAsStream("template.md")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, text, java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("There is a file " + file + " already.", e);
        }
    }
}
