package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which findings are written for programs. */
public enum ReportFormat {
    /** All that is known, as the lab over HTTP tells it. */
    JSON("json", "application/json; charset=utf-8"),
    /** SARIF 2.1.0, for code scanning. */
    SARIF("sarif", "application/sarif+json; charset=utf-8"),
    /** The XML of JUnit, for CI servers: a test for every rule. */
    JUNIT("xml", "application/xml; charset=utf-8");

    private final String extension;
    private final String mediaType;

    ReportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of this name, {@code json}, {@code sarif} or {@code junit}. */
    public static Optional<ReportFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The format of a file's name: by what is behind its last dot, {@code .json}, {@code .sarif} or {@code .xml}. */
    public static Optional<ReportFormat> ofFile(String name) {
        return Stream.of(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith("." + format.extension))
                .findFirst();
    }

    /** The first format that an {@code Accept} header names (RFC 9110 section 12.5.1). */
    public static Optional<ReportFormat> accepted(String accept) {
        return Stream.of(accept.split(","))
                .map(range ->
                        range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).replace("text/xml", "application/xml"))
                .flatMap(type -> Stream.of(values()).filter(format -> format.mediaType.startsWith(type + ";")))
                .findFirst();
    }

    /**
     * Findings in this format.
     *
     * @param least in JUnit's: what is less severe fails nothing
     */
    public String write(List<Finding> findings, Severity least) {
        return switch (this) {
            case JSON ->
                Json.pretty(Map.of(
                                "findings",
                                findings.stream().map(FindingJson::write).toList()))
                        + "\n";
            case SARIF -> Sarif.write(Advice.everyRule(), findings);
            case JUNIT -> new JUnitXml(Advice.everyRule(), findings, least).write();
        };
    }
}
