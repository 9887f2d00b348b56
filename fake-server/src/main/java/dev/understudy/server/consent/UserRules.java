package dev.understudy.server.consent;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Who may use an app at all: the checks that come last, once it is known who the user is. */
final class UserRules {

    private final Records records;

    UserRules(Records records) {
        this.records = records;
    }

    /**
     * Whether this user may use this app.
     *
     * @param params the authorization request, parts of which Google repeats
     * @throws Refusal for another organization's internal app, for an app in Testing, and by an access policy
     */
    void check(AuthorizationRequest asked, User user, Params params) {
        try {
            checkOrganization(asked, user, params);
            checkTester(asked, user, params);
            checkPolicies(asked, user);
        } catch (Refusal refusal) {
            throw refusal.noting(new Fact("client", asked.client().id())).noting(new Fact("user", user.email()));
        }
    }

    /** Whether the request asks for anything that Google reviews. */
    static boolean isSensitive(AuthorizationRequest asked) {
        return asked.scopes().stream()
                .flatMap(scope -> Scopes.find(scope).stream())
                .anyMatch(scope -> scope.sensitivity() != Scope.Sensitivity.NON_SENSITIVE);
    }

    private static void checkOrganization(AuthorizationRequest asked, User user, Params params) {
        var domain = asked.project().consentScreen().internalTo();
        if (domain.isPresent() && !domain.equals(user.hostedDomain())) {
            throw Refusal.of(OAuthError.ORG_INTERNAL, "This client is restricted to users within its organization.")
                    .repeatingAny(params, "login_hint", "response_type", "redirect_uri", "state", "hd")
                    .repeatingAny(params, "client_id", "access_type", "scope")
                    .explained("The app is Internal to " + domain.get() + ", and " + user.email()
                            + " does not belong there.");
        }
    }

    private static void checkTester(AuthorizationRequest asked, User user, Params params) {
        var screen = asked.project().consentScreen();
        if (screen.internalTo().isEmpty()
                && screen.publishing() == ConsentScreen.Publishing.TESTING
                && screen.testUsers().stream().noneMatch(user.email()::equalsIgnoreCase)) {
            throw Refusal.of(
                            OAuthError.ACCESS_DENIED,
                            screen.appName() + " has not completed the Google verification process. The app is"
                                    + " currently being tested, and can only be accessed by developer-approved testers."
                                    + " If you think you should have access, contact the developer.")
                    .repeatingAny(params, "access_type", "scope", "response_type", "redirect_uri", "state")
                    .repeatingAny(params, "prompt", "client_id")
                    .explained("The app's publishing status is Testing, and " + user.email()
                            + " is not one of its test users.");
        }
    }

    private void checkPolicies(AuthorizationRequest asked, User user) {
        records.accessPolicies()
                .all()
                .filter(policy -> policy.protects(user))
                .filter(policy ->
                        !policy.trustedClients().contains(asked.client().id()))
                .forEach(policy -> checkPolicy(policy, asked, user));
    }

    private static void checkPolicy(AccessPolicy policy, AuthorizationRequest asked, User user) {
        boolean administrator = policy.kind() == AccessPolicy.Kind.ADMINISTRATOR;
        if (administrator && !Scopes.areIdentityOnly(asked.scopes())) {
            throw Refusal.of(
                            OAuthError.ADMIN_POLICY_ENFORCED,
                            "Access to your account data is restricted by policies within your organization. Please"
                                    + " contact the administrator of your organization for more information.")
                    .explained("The administrator of " + policy.appliesTo() + " does not trust this client.");
        }
        if (!administrator && isSensitive(asked)) {
            // The words below the heading are from memory.
            throw Refusal.of(
                            OAuthError.POLICY_ENFORCED,
                            "Advanced Protection keeps your Google Account safe by not allowing this app to access"
                                    + " sensitive data.")
                    .explained(user.email() + " is in the Advanced Protection Program.");
        }
    }
}
