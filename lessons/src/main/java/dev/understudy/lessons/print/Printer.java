package dev.understudy.lessons.print;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes hand-outs as HTML that needs nothing beside itself: no script, no font, no picture from elsewhere. */
public final class Printer {

    private final Handout handout;
    private final Path folder;

    /** A printer of these hand-outs into this folder, which need not exist yet. */
    public Printer(Handout handout, Path folder) {
        this.handout = handout;
        this.folder = folder;
    }

    /** Writes a file for each of these lessons, and {@code course.html} if they are the whole course. */
    public List<Path> print(Course course, List<Lesson> lessons) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        for (Lesson lesson : lessons) {
            written.add(write(lesson.head().name() + ".html", handout.sheet(lesson)));
        }
        if (lessons.size() == course.lessons().size()) {
            written.add(write("course.html", handout.course(course)));
        }
        return written;
    }

    private Path write(String name, String markdown) throws IOException {
        return Files.writeString(folder.resolve(name), page(markdown));
    }

    /** The page with this text; every character of the text that means something in HTML is escaped. */
    static String page(String markdown) throws IOException {
        try (InputStream in = Printer.class.getResourceAsStream("page.html")) {
            String frame = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return frame.replace("@body@", Prose.html(markdown));
        }
    }
}
