package dev.understudy.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Whole runs of tests, as a build starts them. */
class TestRunTest {

    @Test
    void two_hundred_tests_of_eight_classes_in_parallel_on_one_server_do_not_meet() {
        var summary = run(
                Fixtures.First.class,
                Fixtures.Second.class,
                Fixtures.Third.class,
                Fixtures.Fourth.class,
                Fixtures.Fifth.class,
                Fixtures.Sixth.class,
                Fixtures.Seventh.class,
                Fixtures.Eighth.class);

        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(200);
        assertThat(Fixtures.SERVERS).hasSize(1);
    }

    @Test
    void a_failure_is_reported_with_the_journal_of_its_test() {
        var summary = run(Fixtures.Failing.class);

        var failure = summary.getFailures().get(0).getException();
        assertThat(failure).hasMessage("the app did not log in");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(journal -> assertThat(journal.getMessage())
                        .startsWith("What Google was asked in this test:")
                        .contains("POST /token grant_type=refresh_token refresh_token=1//0FAKE-stale", "-> 400 ("));
    }

    @Test
    void a_scenario_that_is_not_there_is_named() {
        var summary = run(Fixtures.Misnamed.class);

        assertThat(summary.getFailures().get(0).getException())
                .hasMessageStartingWith("There is no scenario \"nowhere.json\" on the class path beside Misnamed");
    }

    private static TestExecutionSummary run(Class<?>... classes) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }
}
