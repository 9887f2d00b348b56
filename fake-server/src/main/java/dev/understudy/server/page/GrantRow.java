package dev.understudy.server.page;

import java.util.List;

/**
 * An app that has access to an account.
 *
 * @param project the project that the access was given to
 * @param app the name of its app
 * @param since when the user last consented
 * @param scopes what it may do, each in the words of the consent page or, without any, as the scope
 */
public record GrantRow(String project, String app, String since, List<String> scopes) {

    public GrantRow {
        scopes = List.copyOf(scopes);
    }
}
