package dev.understudy.server.consent;

/** Whether the consent page was shown. */
enum Consent {
    /** The user has just said yes. */
    SHOWN("consent"),
    /** Everything had been granted before. */
    SKIPPED("none");

    private final String prompt;

    Consent(String prompt) {
        this.prompt = prompt;
    }

    /** The answer's {@code prompt}: what the server actually showed. */
    String prompt() {
        return prompt;
    }
}
