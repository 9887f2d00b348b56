package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which mistake is meant by a number or by some words of its name. */
final class Choice {

    private Choice() {}

    static Optional<Mistake> among(List<Mistake> mistakes, String wanted) {
        if (wanted.matches("\\d{1,2}")) {
            int number = Integer.parseInt(wanted);
            return number >= 1 && number <= mistakes.size() ? Optional.of(mistakes.get(number - 1)) : Optional.empty();
        }
        String words = wanted.toLowerCase(Locale.ROOT);
        return mistakes.stream()
                .filter(mistake -> mistake.name().toLowerCase(Locale.ROOT).contains(words))
                .findFirst();
    }
}
