package dev.understudy.junit;

import dev.understudy.server.lab.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Findings for people: what was seen and where, why it matters, what to do instead. */
final class FindingText {

    private FindingText() {}

    static String of(List<Finding> findings) {
        return findings.stream().map(FindingText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Finding finding) {
        var rule = finding.rule();
        return "  " + finding.summary() + " In "
                + finding.exchanges().stream().map(number -> "#" + number).collect(Collectors.joining(", ")) + ".\n    "
                + rule.why() + "\n    " + rule.fix() + " (" + rule.source().words() + ")";
    }
}
