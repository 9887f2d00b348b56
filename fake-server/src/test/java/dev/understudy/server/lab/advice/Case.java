package dev.understudy.server.lab.advice;

/**
 * A rule, an app that breaks it and one that comes near and does not.
 *
 * @param rule the rule's id
 * @param breaks what breaks it
 * @param keeps what keeps it
 */
record Case(String rule, Story breaks, Story keeps) {

    /** What an app does. */
    interface Story {
        void happen(App app) throws Exception;
    }

    @Override
    public String toString() {
        return rule;
    }
}
