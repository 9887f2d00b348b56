package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.AdviceRule;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as the XML in which CI servers read tests: a test for every rule, which fails where it was broken. */
final class JUnitXml {

    private final List<AdviceRule> rules;
    private final List<Finding> findings;
    private final Severity least;

    /** What is less severe than {@code least} is told, and fails nothing. */
    JUnitXml(List<AdviceRule> rules, List<Finding> findings, Severity least) {
        this.rules = rules;
        this.findings = findings;
        this.least = least;
    }

    String write() {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            suite(xml);
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    private void suite(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "Advice on the use of OAuth 2.0");
        xml.writeAttribute("tests", String.valueOf(rules.size()));
        xml.writeAttribute(
                "failures", String.valueOf(rules.stream().filter(this::fails).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
        for (AdviceRule rule : rules) {
            test(xml, rule);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void test(XMLStreamWriter xml, AdviceRule rule) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "understudy.advice");
        xml.writeAttribute("name", rule.id());
        xml.writeAttribute("time", "0");
        var found = found(rule);
        if (fails(rule)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", rule.severity().word());
            xml.writeAttribute("message", clean(rule.title()));
            xml.writeCharacters(clean(lines(rule, found)));
            xml.writeEndElement();
        } else if (!found.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(lines(rule, found)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private boolean fails(AdviceRule rule) {
        return rule.severity().compareTo(least) >= 0 && !found(rule).isEmpty();
    }

    private List<Finding> found(AdviceRule rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    private static String lines(AdviceRule rule, List<Finding> found) {
        String what = found.stream()
                .map(finding ->
                        finding.what() + " (client " + finding.client() + ", exchanges " + finding.exchanges() + ")")
                .collect(Collectors.joining("\n"));
        return what + "\n\n" + rule.why() + "\n" + rule.fix() + "\n"
                + rule.source().words() + ": " + rule.source().link();
    }

    /** XML 1.0 has no characters for most controls (section 2.2). */
    private static String clean(String text) {
        return text.codePoints()
                .map(sign -> sign == '\n'
                                || (sign >= 0x20 && sign <= 0xD7FF)
                                || (sign >= 0xE000 && sign != 0xFFFE && sign != 0xFFFF)
                        ? sign
                        : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
