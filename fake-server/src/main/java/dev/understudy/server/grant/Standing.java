package dev.understudy.server.grant;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Instant;
import java.util.Collection;

/** Whether a user may still use an app, asked again whenever tokens are made. */
final class Standing {

    /** An administrator who gives no text of his own is quoted with Google's. */
    private static final String POLICY =
            "Access to your account data is restricted by policies within your organization."
                    + " Please contact the administrator of your organization for more information.";

    private final Records records;

    Standing(Records records) {
        this.records = records;
    }

    /** The user, or Google's error if this account may not, or no longer, use this app. */
    User require(String sub, OAuthClient client, Collection<String> scopes) {
        var user = records.users()
                .find(sub)
                .orElseThrow(() -> OAuthError.INVALID_GRANT
                        .because("Account has been deleted")
                        .explained("The Google account that granted access no longer exists."));
        require(user, client.projectId(), client.id(), scopes);
        return user;
    }

    /** The same for an account that is there and a client, or service account, of this id. */
    void require(User user, String projectId, String clientId, Collection<String> scopes) {
        requireState(user);
        records.projects().find(projectId).ifPresent(project -> requireInside(user, project));
        records.accessPolicies()
                .all()
                .filter(policy -> policy.kind() == AccessPolicy.Kind.ADMINISTRATOR && policy.protects(user))
                .filter(policy -> !policy.trustedClients().contains(clientId) && !Scopes.areIdentityOnly(scopes))
                .findFirst()
                .ifPresent(policy -> {
                    throw blocked(policy);
                });
    }

    /** Google's error if the user's organization wants to see the user again. */
    void requireRecentSignIn(User user, RefreshToken token, Instant now) {
        var consentedAt = records.livingGrant(token.grantId(), token.userSub(), token.projectId())
                .map(grant -> grant.grantedAt())
                .orElse(token.issuedAt());
        records.sessionControls()
                .all()
                .filter(control -> control.isOver(user, token.clientId(), token.scopes(), consentedAt, now))
                .findFirst()
                .ifPresent(control -> {
                    throw OAuthError.INVALID_GRANT
                            .because("reauth related error (invalid_rapt)")
                            .reauthenticating("invalid_rapt")
                            .explained("The administrator of " + control.domain() + " wants users to sign in again"
                                    + " after " + control.length() + "; " + user.email() + " last did at "
                                    + consentedAt + ".");
                });
    }

    private static void requireState(User user) {
        switch (user.state()) {
            case RESTRICTED ->
                throw OAuthError.ACCESS_DENIED
                        .because(400, "Account restricted")
                        .explained("Google restricts the account " + user.email() + ".");
            case FORBIDDEN ->
                throw OAuthError.INVALID_ACCOUNT
                        .because("Forbidden")
                        .explained("The account " + user.email() + " is not allowed to use the service.");
            case ACTIVE -> {}
        }
    }

    private static void requireInside(User user, Project project) {
        project.consentScreen().internalTo().ifPresent(domain -> {
            if (user.hostedDomain().filter(domain::equals).isEmpty()) {
                throw OAuthError.ORG_INTERNAL
                        .because("This client is restricted to users within its organization.")
                        .explained("The app is Internal to " + domain + ", and " + user.email() + " is not of it.");
            }
        });
    }

    /** The administrator's text arrives escaped for HTML twice, as captured (flowcrypt-browser#1409). */
    private static OAuthException blocked(AccessPolicy policy) {
        return OAuthError.ADMIN_POLICY_ENFORCED
                .because(policy.message().map(text -> escape(escape(text))).orElse(POLICY))
                .explained("The administrator of " + policy.appliesTo() + " blocked this app after it was granted"
                        + " access.");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
