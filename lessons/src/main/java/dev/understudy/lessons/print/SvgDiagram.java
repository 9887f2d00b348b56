package dev.understudy.lessons.print;

import dev.understudy.server.lab.SequenceDiagram;
import dev.understudy.server.lab.SequenceDiagram.Arrow;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A sequence diagram as SVG that takes its colour from the text around it: lanes, solid requests, dashed replies. */
final class SvgDiagram {

    private static final int WIDTH = 680;
    private static final int HEAD = 26;
    private static final int ROW = 34;
    /** So wide is a letter of the labels, on average; longer labels are written narrower. */
    private static final double LETTER = 6.2;

    private final List<String> lanes;
    private final List<Arrow> arrows;
    private final XMLStreamWriter svg;

    private SvgDiagram(SequenceDiagram diagram, XMLStreamWriter svg) {
        this.lanes = diagram.lanes();
        this.arrows = diagram.arrows();
        this.svg = svg;
    }

    /** The SVG element. */
    static String of(SequenceDiagram diagram) {
        var text = new StringWriter();
        try {
            var svg = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new SvgDiagram(diagram, svg).draw();
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("texts can be written into memory", e);
        }
        return text.toString();
    }

    private void draw() throws XMLStreamException {
        int height = HEAD + arrows.size() * ROW + 12;
        begin("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "font-size", "12");
        svg.writeAttribute("font-family", "DejaVu Sans, Verdana, sans-serif");
        begin("title");
        svg.writeCharacters(String.join(", ", lanes));
        svg.writeEndElement();
        for (String lane : lanes) {
            line(x(lane), HEAD - 6, x(lane), height, "stroke-opacity", "0.4");
            label(lane, x(lane), 14, "font-weight", "bold");
        }
        for (int i = 0; i < arrows.size(); i++) {
            arrow(arrows.get(i), HEAD + (i + 1) * ROW - 8);
        }
        svg.writeEndElement();
    }

    private void arrow(Arrow arrow, int y) throws XMLStreamException {
        int from = x(arrow.from());
        int to = x(arrow.to());
        int back = to > from ? -7 : 7;
        line(from, y, to, y, "stroke-dasharray", arrow.reply() ? "5 4" : "none");
        begin("path", "fill", "currentColor");
        svg.writeAttribute("d", "M" + to + " " + y + "l" + back + " -4v8z");
        svg.writeEndElement();
        double half = Math.min(WIDTH - 8.0, arrow.label().length() * LETTER) / 2;
        double middle = Math.max(half + 4, Math.min(WIDTH - half - 4, (from + to) / 2.0));
        label(arrow.label(), (int) middle, y - 6, "font-weight", "normal");
    }

    /** A text with a white rim, so that the lanes behind it do not cross it out. */
    private void label(String text, int x, int y, String... attributes) throws XMLStreamException {
        begin("text", "x", "" + x, "y", "" + y, "text-anchor", "middle", "fill", "currentColor");
        attributes(attributes);
        attributes("stroke", "#fff", "stroke-width", "4", "paint-order", "stroke");
        if (text.length() * LETTER > WIDTH - 8) {
            attributes("textLength", "" + (WIDTH - 8), "lengthAdjust", "spacingAndGlyphs");
        }
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private void line(int x1, int y1, int x2, int y2, String... attributes) throws XMLStreamException {
        begin("line", "x1", "" + x1, "y1", "" + y1, "x2", "" + x2, "y2", "" + y2, "stroke", "currentColor");
        attributes(attributes);
        svg.writeEndElement();
    }

    private void begin(String name, String... attributes) throws XMLStreamException {
        svg.writeStartElement(name);
        attributes(attributes);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            svg.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /** The lanes share the width, each in the middle of its part. */
    private int x(String lane) {
        return (2 * lanes.indexOf(lane) + 1) * WIDTH / (2 * lanes.size());
    }
}
