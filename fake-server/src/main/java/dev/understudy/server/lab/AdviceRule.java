package dev.understudy.server.lab;

import java.util.Optional;

/**
 * Something to do or to leave in the use of OAuth, that the fake can see.
 *
 * @param id its stable name: lower case, with dashes
 * @param severity how much it matters
 * @param title what is wrong, in a few words
 * @param why why it matters
 * @param fix what to do instead
 * @param source where that is written
 * @param lesson the number of the lesson that explains it
 */
public record AdviceRule(
        String id, Severity severity, String title, String why, String fix, Source source, Optional<String> lesson) {}
