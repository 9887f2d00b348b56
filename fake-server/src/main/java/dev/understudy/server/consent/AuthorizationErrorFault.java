package dev.understudy.server.consent;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultKind;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.refusal.Refusals;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One of the errors that Google shows to the user and never tells the app: the page instead of an answer, nothing done.
 * For the endpoints whose names begin with {@code authorize}.
 *
 * @param error the value of {@code error} on the page
 */
public record AuthorizationErrorFault(String error) implements Fault {

    private static final Map<OAuthError, Page> PAGES = new EnumMap<>(Map.of(
            OAuthError.ACCESS_DENIED, (occasion, params) -> Refusals.noTester(app(occasion), params),
            OAuthError.ADMIN_POLICY_ENFORCED, (occasion, params) -> Refusals.restricted("your organization"),
            OAuthError.DELETED_CLIENT, (occasion, params) -> Refusals.deletedClient(),
            OAuthError.DISABLED_CLIENT, (occasion, params) -> Refusals.disabledClient(),
            OAuthError.DISALLOWED_USERAGENT, (occasion, params) -> Refusals.embeddedBrowser(),
            OAuthError.INVALID_CLIENT, (occasion, params) -> Refusals.unknownClient(),
            OAuthError.ORG_INTERNAL, (occasion, params) -> Refusals.otherOrganization(params),
            OAuthError.POLICY_ENFORCED, (occasion, params) -> Refusals.advancedProtection()));

    private interface Page {
        Refusal of(Occasion occasion, Params params);
    }

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
        return PAGES.keySet().stream().map(OAuthError::code).sorted().toList();
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
        var refusal = PAGES.entrySet().stream()
                .filter(page -> page.getKey().code().equals(error))
                .findFirst()
                .orElseThrow()
                .getValue()
                .of(occasion, params)
                .explained("The lab answered with " + error + ", as it was asked to.");
        return new ErrorPage(
                        occasion.backstage().records(), occasion.backstage().profile())
                .show(refusal, params, "GeneralOAuthFlow");
    }

    private static String app(Occasion occasion) {
        return occasion.backstage()
                .records()
                .appName(occasion.origin().project())
                .orElse("This app");
    }
}
