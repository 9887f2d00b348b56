package dev.understudy.server.consent;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultKind;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.model.Project;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.refusal.Refusals;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.Map;

/**
 * One of the errors that Google shows to the user and never tells the app: the page instead of an answer, nothing done.
 * For the endpoints whose names begin with {@code authorize}.
 *
 * @param error the value of {@code error} on the page
 */
public record AuthorizationErrorFault(String error) implements Fault {

    private static final List<OAuthError> KNOWN = List.of(
            OAuthError.ACCESS_DENIED,
            OAuthError.ADMIN_POLICY_ENFORCED,
            OAuthError.DELETED_CLIENT,
            OAuthError.DISABLED_CLIENT,
            OAuthError.DISALLOWED_USERAGENT,
            OAuthError.INVALID_CLIENT,
            OAuthError.ORG_INTERNAL,
            OAuthError.POLICY_ENFORCED);

    public AuthorizationErrorFault {
        if (!errors().contains(error)) {
            throw new IllegalArgumentException("The fault \"authorization-error\" has no page for \"" + error
                    + "\"; there are " + String.join(", ", errors()) + ".");
        }
    }

    /** How it is asked for by name. */
    public static FaultKind kind() {
        return FaultKind.of(
                "authorization-error",
                "One of the errors that Google shows to the user and never tells the app, nothing done.",
                "error",
                "admin_policy_enforced",
                settings -> new AuthorizationErrorFault(settings.text("error")));
    }

    /** Every error that has a page. */
    public static List<String> errors() {
        return KNOWN.stream().map(OAuthError::code).toList();
    }

    @Override
    public String name() {
        return "authorization-error";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("error", error);
    }

    @Override
    public Reply apply(Occasion occasion) {
        var params = occasion.request().form().or(occasion.request().query());
        var refusal = refusal(occasion, params).explained("The lab answered with " + error + ", as it was asked to.");
        return new ErrorPage(
                        occasion.backstage().records(), occasion.backstage().profile())
                .show(refusal, params, "GeneralOAuthFlow");
    }

    private Refusal refusal(Occasion occasion, Params params) {
        return switch (error) {
            case "access_denied" -> Refusals.noTester(app(occasion), params);
            case "deleted_client" -> Refusals.deletedClient();
            case "disabled_client" -> Refusals.disabledClient();
            case "disallowed_useragent" -> Refusals.embeddedBrowser();
            case "invalid_client" -> Refusals.unknownClient();
            case "org_internal" -> Refusals.otherOrganization(params);
            case "policy_enforced" -> Refusals.advancedProtection();
            default -> Refusals.restricted("your organization");
        };
    }

    private static String app(Occasion occasion) {
        return occasion.backstage()
                .records()
                .projects()
                .find(occasion.origin().project())
                .map(Project::consentScreen)
                .map(screen -> screen.appName())
                .orElse("This app");
    }
}
