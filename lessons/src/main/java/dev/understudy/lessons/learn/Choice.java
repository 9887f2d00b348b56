package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Mistake;
import java.util.List;
import java.util.Optional;

/** Which mistake is meant by a number or by the beginning of its name. */
final class Choice {

    private Choice() {}

    static Optional<Mistake> among(List<Mistake> mistakes, String wanted) {
        if (wanted.matches("\\d{1,2}")) {
            int number = Integer.parseInt(wanted);
            return number >= 1 && number <= mistakes.size() ? Optional.of(mistakes.get(number - 1)) : Optional.empty();
        }
        return mistakes.stream()
                .filter(mistake -> mistake.name().startsWith(wanted))
                .findFirst();
    }
}
