package dev.understudy.lessons.print;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as HTML; every character of the text that means something in HTML is escaped. */
public final class Prose {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Prose() {}

    /** The HTML of this Markdown. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
