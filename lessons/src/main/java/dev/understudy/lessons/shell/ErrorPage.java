package dev.understudy.lessons.shell;

/** Google showed the user an error instead of asking; the app's redirect URI was not visited. */
public final class ErrorPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErrorPage(String text) {
        super("Google shows: " + text);
    }
}
