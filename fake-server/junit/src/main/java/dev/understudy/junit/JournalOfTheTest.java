package dev.understudy.junit;

/** Stands beside a failure in the test report and tells what the fake was asked. */
final class JournalOfTheTest extends Exception {

    private static final long serialVersionUID = 1L;

    JournalOfTheTest(String journal) {
        super("What Google was asked in this test:\n" + journal, null, false, false);
    }
}
