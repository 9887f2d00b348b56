package dev.understudy.lessons.shell;

/** A browser in a process of its own, in which Ada allows what the app asks for; its argument is the address to open. */
public final class AdaAtHerBrowser {

    private AdaAtHerBrowser() {}

    /** Opens the address. */
    public static void main(String[] arguments) {
        new Visitor("ada@example.com").allows(arguments[0]);
    }

    /** The command that starts it, for the variable {@code BROWSER} of a shell script; it wants the address after it. */
    public static String command(String google) {
        return String.join(
                " ",
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                        .toString(),
                Setting.URL.option(google),
                "-cp",
                "'" + System.getProperty("java.class.path") + "'",
                AdaAtHerBrowser.class.getName());
    }
}
