package dev.understudy.junit;

import dev.understudy.junit.GoogleAssertions.Asked;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions over the journal of a test. */
public final class GoogleAssert extends AbstractAssert<GoogleAssert, TestGoogle> {

    GoogleAssert(TestGoogle google) {
        super(google, GoogleAssert.class);
    }

    /** Google was asked so, at least once; what follows says more of it. */
    public ReceivedAssert received(Asked asked) {
        isNotNull();
        var exchanges = actual.exchanges();
        return new ReceivedAssert(exchanges, asked.endpoint());
    }

    /** Google was never asked so. */
    public GoogleAssert receivedNo(Asked asked) {
        isNotNull();
        var there = actual.exchanges().stream()
                .filter(exchange -> exchange.endpoint().equals(asked.endpoint()))
                .toList();
        if (!there.isEmpty()) {
            failWithMessage(
                    "Expected no request to %s, but there came:%n%s", asked.endpoint(), JournalText.journal(there));
        }
        return this;
    }

    /** Nothing could be better in how OAuth was used: docs/advice.md lists the rules. */
    public GoogleAssert hasNoFindings() {
        return hasNoFindings(Severity.NOTE);
    }

    /** Nothing so severe or worse was found in how OAuth was used. */
    public GoogleAssert hasNoFindings(Severity least) {
        return hasNone(finding -> finding.rule().severity().compareTo(least) >= 0);
    }

    /**
     * Nothing was found in how OAuth was used but by these rules.
     *
     * @param rules their ids
     * @throws IllegalArgumentException if there is no such rule
     */
    public GoogleAssert hasNoFindingsBut(String... rules) {
        isNotNull();
        var ignored = List.of(rules);
        actual.checkRules(ignored);
        return hasNone(finding -> !ignored.contains(finding.rule().id()));
    }

    private GoogleAssert hasNone(Predicate<Finding> condition) {
        isNotNull();
        var there = actual.findings().stream().filter(condition).toList();
        if (!there.isEmpty()) {
            failWithMessage(
                    "Expected no findings in how OAuth was used, but there are %d:%n%s%nWhat came:%n%s",
                    there.size(), FindingText.of(there), JournalText.journal(actual.exchanges()));
        }
        return this;
    }
}
