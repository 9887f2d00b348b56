package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.Severity;
import java.util.Set;

/** What the advice says of programs that are known to use OAuth well: as good as nothing. */
final class Advised {

    private Advised() {}

    /** Nothing worse than a note was found, but by these rules: what a test does wrong on purpose, or a library always. */
    static void byNothingBut(FakeGoogle google, String... rules) {
        var known = Set.of(rules);
        assertThat(google.lab().findings())
                .filteredOn(finding -> finding.rule().severity() != Severity.NOTE)
                .filteredOn(finding -> !known.contains(finding.rule().id()))
                .isEmpty();
    }
}
