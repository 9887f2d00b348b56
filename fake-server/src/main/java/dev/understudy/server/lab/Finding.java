package dev.understudy.server.lab;

import java.util.List;

/**
 * What the fake noticed in an app's use of OAuth.
 *
 * @param rule the rule that was broken
 * @param project whose app it is
 * @param client the client id or the service account's address; empty if it could not be told
 * @param what what was seen, in one sentence without secrets
 * @param exchanges the numbers of the exchanges in which it was seen, oldest first
 */
public record Finding(AdviceRule rule, String project, String client, String what, List<Long> exchanges) {

    public Finding {
        exchanges = List.copyOf(exchanges);
    }

    /** One line for people: severity, rule and what was seen. */
    public String summary() {
        return rule.severity().word() + " " + rule.id() + ": " + what;
    }
}
