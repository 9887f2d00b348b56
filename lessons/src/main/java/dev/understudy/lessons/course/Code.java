package dev.understudy.lessons.course;

/**
 * A fence of Java.
 *
 * @param text the lines
 * @param line the number of the first in the file
 */
public record Code(String text, int line) {}
