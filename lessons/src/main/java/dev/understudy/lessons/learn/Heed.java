package dev.understudy.lessons.learn;

import java.util.List;
import java.util.function.Supplier;

/** Does what the instructor of a class wants of a learner. */
final class Heed {

    private final Supplier<List<ClassPlayground.Order>> orders;

    Heed(Supplier<List<ClassPlayground.Order>> orders) {
        this.orders = orders;
    }

    /** Tells of every new order, and begins again where progress was taken back; whether it was. */
    boolean begunAgain(Play play, Screen screen) {
        boolean again = false;
        for (ClassPlayground.Order order : orders.get()) {
            screen.gap();
            screen.line("  " + screen.paint().bold(order.words()));
            if (order.kind().equals("reset") && isAbout(order, play)) {
                play.go(order.step() == 0 ? 0 : play.index());
                again = true;
            }
        }
        return again;
    }

    private static boolean isAbout(ClassPlayground.Order order, Play play) {
        boolean lesson = order.lesson().isEmpty()
                || order.lesson().equals(play.lesson().head().name());
        return lesson && (order.step() == 0 || order.step() == play.index() + 1);
    }
}
