package dev.understudy.junit;

import dev.understudy.junit.GoogleAssertions.Asked;
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
}
