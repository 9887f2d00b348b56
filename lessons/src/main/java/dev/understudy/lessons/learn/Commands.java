package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Every command of the prompt; each one is also a verb of the learner's Java. */
final class Commands {

    private static final List<Command> ALL = List.of(
            new Command(":hint", "", "a hint; again for the next one", (tutor, none) -> tutor.hint()),
            new Command(
                    ":check", "", "what the server has seen of what it wants to see", (tutor, none) -> tutor.check()),
            new Command(":break", "[N]", "make a mistake on purpose, and see what happens", Tutor::breakIt),
            new Command(":solution", "", "the official lines", (tutor, none) -> tutor.solution()),
            new Command(":show", "", "the step again", (tutor, none) -> tutor.show()),
            new Command(":next", "", "the next step, once this one is solved", (tutor, none) -> tutor.next()),
            new Command(":skip", "", "the next step, solved or not", (tutor, none) -> tutor.skip()),
            new Command(":back", "", "the step before", (tutor, none) -> tutor.back()),
            new Command(":goto", "05.2", "another step, of this or of another lesson", Tutor::goTo),
            new Command(":list", "", "all lessons, and how far you are", (tutor, none) -> tutor.list()),
            new Command(":reset", "", "this step from its beginning", (tutor, none) -> tutor.reset()),
            new Command(
                    ":exchanges",
                    "[N]",
                    "what the server recorded in this step; one of them whole",
                    (tutor, number) -> tutor.looks().exchanges(number)),
            new Command(
                    ":diagram",
                    "",
                    "who asked whom in this step, drawn",
                    (tutor, none) -> tutor.looks().diagram()),
            new Command(
                    ":curl",
                    "[N]",
                    "the last request, or one of them, for a shell",
                    (tutor, number) -> tutor.looks().curl(number)),
            new Command(
                    ":edit", "", "your last lines in your editor; runs what you save", (tutor, none) -> tutor.edit()),
            new Command(":time", "+1h", "move the server's time; :time now brings it back", Tutor::time),
            new Command(":trip", "503 token", "the next request there fails: 503, lost-reply ...", Tutor::tripOnce),
            new Command(":help", "", "this list", (tutor, none) -> tutor.help()),
            new Command(":quit", "", "leave the lesson", (tutor, none) -> tutor.quit()));

    private Commands() {}

    /**
     * One command.
     *
     * @param name how it is typed
     * @param argument what may follow, for the help
     * @param help what it does
     * @param action does it
     */
    record Command(String name, String argument, String help, BiConsumer<Tutor, String> action) {

        /** Runs it with what follows its name in this text. */
        void run(Tutor tutor, String text) {
            String said = Commands.argument(text, argument -> {
                action.accept(tutor, argument);
                return "";
            });
            if (!said.isEmpty()) {
                tutor.say("  " + said);
            }
        }

        String line(Paint paint) {
            String left = name + (argument.isEmpty() ? "" : " " + argument);
            return "    " + paint.code(left) + " ".repeat(Math.max(1, 18 - left.length())) + help;
        }
    }

    static List<Command> all() {
        return ALL;
    }

    /** The command that this text begins with, perhaps shortened as long as it is clear. */
    static Optional<Command> find(String text) {
        String word = text.split("\\s", 2)[0];
        var exact = ALL.stream().filter(command -> command.name().equals(word)).findFirst();
        var shortened = ALL.stream()
                .filter(command -> word.length() > 1 && command.name().startsWith(word))
                .toList();
        return exact.or(() -> shortened.size() == 1 ? Optional.of(shortened.get(0)) : Optional.empty());
    }

    /** The command that was perhaps meant by the mistyped one that this text begins with. */
    static Optional<String> meant(String text) {
        return Nearest.of(
                text.split("\\s", 2)[0], ALL.stream().map(Command::name).toList());
    }

    /** What this makes of the command's argument, or what is wrong with the argument. */
    static String argument(String text, UnaryOperator<String> action) {
        String[] parts = text.split("\\s+", 2);
        try {
            return action.apply(parts.length > 1 ? parts[1].strip() : "");
        } catch (IllegalArgumentException e) {
            String what = String.valueOf(e.getMessage());
            return what.endsWith(".") ? what : "Please " + what + ".";
        }
    }
}
