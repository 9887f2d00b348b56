package dev.understudy.lessons.course;

/** A lesson's file that cannot be read; the message begins with file and line. */
public final class BadLesson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadLesson(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
