package dev.understudy.server.page;

import java.util.Optional;

/**
 * What every page on the way through an authorization request has in common.
 *
 * @param app the name of the app that asks
 * @param action the path the form is sent to
 * @param query the query with which the pages link to each other
 * @param part the unguessable id of the request, which protects the form against forgery
 * @param clientId the client that asks
 * @param target where the form may lead to beside this server: a source of {@code form-action}
 * @param logo what stands for the app's logo
 */
public record PageForm(
        String app, String action, String query, String part, String clientId, String target, Optional<String> logo) {

    /** The form of an app without a logo. */
    public PageForm(String app, String action, String query, String part, String clientId, String target) {
        this(app, action, query, part, clientId, target, Optional.empty());
    }
}
