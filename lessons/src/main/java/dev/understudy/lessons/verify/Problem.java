package dev.understudy.lessons.verify;

/**
 * Something that is not as a lesson says.
 *
 * @param file the lesson's file
 * @param line the line it is about
 * @param text what is wrong
 */
public record Problem(String file, int line, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
