package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An object as an entry of Atom (RFC 4287), in which the oldest APIs answer unless asked for {@code alt=json}. The
 * layout is from memory.
 */
final class AtomEntry {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String APPS = "http://schemas.google.com/apps/2006";

    private AtomEntry() {}

    static Body of(String title, Map<String, Object> object) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("entry");
            xml.writeDefaultNamespace(ATOM);
            xml.writeNamespace("apps", APPS);
            element(xml, "id", "tag:googleapis.com,2010:apps:" + object.get("kind") + ":" + object.get("email"));
            element(xml, "title", title);
            xml.writeStartElement("author");
            element(xml, "name", "Google");
            xml.writeEndElement();
            for (var member : object.entrySet()) {
                if (!member.getKey().equals("kind")) {
                    xml.writeStartElement("apps", member.getKey(), APPS);
                    xml.writeCharacters(String.valueOf(member.getValue()));
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory does not refuse to be written", e);
        }
        return Body.of("application/atom+xml; charset=UTF-8", bytes.toByteArray());
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
