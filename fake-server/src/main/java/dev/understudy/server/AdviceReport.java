package dev.understudy.server;

import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.lab.advice.Advice;
import dev.understudy.server.lab.advice.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The fake's advice on how an app uses OAuth, in lines for people and in files for CI servers. */
public final class AdviceReport {

    private static final int WIDTH = 100;
    private static final int MOST_PLACES = 10;

    private AdviceReport() {}

    /** The findings, each with why, what to do instead and where that is written. */
    public static List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(
                findings.isEmpty()
                        ? "Understudy has no advice: nothing was found in how OAuth was used."
                        : "Understudy has advice on how OAuth was used:");
        findings.forEach(finding -> lines.addAll(lines(finding)));
        return lines;
    }

    private static List<String> lines(Finding finding) {
        var rule = finding.rule();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.addAll(wrapped("  ", finding.summary() + " " + places(finding.exchanges())));
        lines.addAll(wrapped("    ", "Why: " + rule.why()));
        lines.addAll(wrapped("    ", "Instead: " + rule.fix()));
        lines.add("    " + rule.source().words() + ", " + rule.source().link()
                + rule.lesson().map(lesson -> "; lesson " + lesson).orElse(""));
        return lines;
    }

    private static String places(List<Long> exchanges) {
        String numbers =
                exchanges.stream().limit(MOST_PLACES).map(String::valueOf).collect(Collectors.joining(", "));
        return (exchanges.size() == 1 ? "Request " : "Requests ")
                + numbers
                + (exchanges.size() > MOST_PLACES ? " and more." : ".");
    }

    /** Lines of a width that people like to read. */
    private static List<String> wrapped(String indentation, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(indentation);
        for (String word : text.split(" ")) {
            if (line.length() > indentation.length() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indentation);
            }
            line.append(line.length() > indentation.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * The findings but those by these rules.
     *
     * @param rules their ids
     */
    public static List<Finding> without(List<Finding> findings, Collection<String> rules) {
        return findings.stream()
                .filter(finding -> !rules.contains(finding.rule().id()))
                .toList();
    }

    /**
     * Looks whether there are rules of these ids.
     *
     * @throws CannotStart naming the first that is none, and the one that may be meant
     */
    public static void checkRules(Collection<String> rules) {
        Advice.check(rules).ifPresent(problem -> {
            throw new CannotStart(problem);
        });
    }

    /**
     * Writes findings to a file, in the format of its name: {@code .json}, {@code .sarif} or {@code .xml} (JUnit's).
     *
     * @param least in JUnit's format: what is less severe fails nothing
     * @throws CannotStart if it cannot be written
     */
    public static void write(List<Finding> findings, Path file, Severity least) {
        var format = check(file);
        try {
            Files.writeString(file, format.write(findings, least));
        } catch (IOException e) {
            throw new CannotStart("The findings cannot be written to " + file
                    + ": is there such a directory, and may it" + " be written to?");
        }
    }

    /**
     * Looks whether findings can be written to a file of this name.
     *
     * @throws CannotStart naming what can
     */
    public static ReportFormat check(Path file) {
        var format = ReportFormat.ofFile(file.toString())
                .orElseThrow(
                        () -> new CannotStart("\"" + file + "\" does not say in which format: name a file that ends"
                                + " with .sarif, .xml (JUnit's) or .json."));
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
            throw new CannotStart(
                    "The findings cannot be written to " + file + ": name a file in a directory that is" + " there.");
        }
        return format;
    }
}
