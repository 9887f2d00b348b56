package dev.understudy.lessons.print;

import dev.understudy.server.lab.SequenceDiagram;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as HTML; every character of the text that means something in HTML is escaped. A fence with the info {@value
 * #DIAGRAM} is drawn.
 */
public final class Prose {

    /** The info of a fence with a sequence diagram. */
    static final String DIAGRAM = "diagram";

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(Fences::new)
            .build();

    private Prose() {}

    /** The HTML of this Markdown. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    /** Fences: diagrams as drawings, all else as code. */
    private record Fences(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            var fence = (FencedCodeBlock) node;
            var html = context.getWriter();
            html.line();
            if (fence.getInfo().equals(DIAGRAM)) {
                html.raw(SvgDiagram.of(SequenceDiagram.parse(fence.getLiteral())));
            } else {
                html.tag("pre");
                html.tag("code", Map.of("class", "language-" + fence.getInfo()));
                html.text(fence.getLiteral());
                html.tag("/code");
                html.tag("/pre");
            }
            html.line();
        }
    }
}
