package dev.understudy.server.grant;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;

/** Whether a user may still use an app, asked again whenever tokens are made. */
final class Standing {

    private final Records records;

    Standing(Records records) {
        this.records = records;
    }

    /** The user, or Google's error if the account is gone or the app is not for this user's organization. */
    User require(String sub, String projectId) {
        var user = records.users()
                .find(sub)
                .orElseThrow(() -> OAuthError.INVALID_GRANT
                        .because("Account has been deleted")
                        .explained("The Google account that granted access no longer exists."));
        records.projects().find(projectId).ifPresent(project -> requireInside(user, project));
        return user;
    }

    private static void requireInside(User user, Project project) {
        project.consentScreen().internalTo().ifPresent(domain -> {
            if (user.hostedDomain().filter(domain::equals).isEmpty()) {
                throw outsider(user, domain);
            }
        });
    }

    private static OAuthException outsider(User user, String domain) {
        return OAuthError.ORG_INTERNAL
                .because("This client is restricted to users within its organization.")
                .explained("The app is Internal to " + domain + ", and " + user.email() + " is not of it.");
    }
}
