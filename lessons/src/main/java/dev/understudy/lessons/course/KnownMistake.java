package dev.understudy.lessons.course;

/**
 * A mistake that is explained wherever somebody makes it.
 *
 * @param number its place among the mistakes that developers ask about most
 * @param mistake what makes it, how the server is seen to answer, and why
 */
public record KnownMistake(int number, Mistake mistake) {}
