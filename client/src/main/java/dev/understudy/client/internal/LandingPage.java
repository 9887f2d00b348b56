package dev.understudy.client.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that a browser shows when the login is over. Whatever it says is text, never markup. */
final class LandingPage {

    private final String template;

    LandingPage() {
        try (InputStream page = LandingPage.class.getResourceAsStream("landing.html")) {
            if (page == null) {
                throw new IllegalStateException("landing.html is missing beside " + LandingPage.class);
            }
            template = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] saying(String title, String message) {
        return template.replace("{title}", escaped(title))
                .replace("{message}", escaped(message))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
