package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The authorization endpoint (RFC 6749 section 3.1) with all the pages that belong to it. A mistake in the request is
 * shown to the user on Google's error page; the client hears of it only in the strict profile.
 */
public final class AuthorizationEndpoint {

    /** Google's name for this flow, which its error page shows. */
    static final String FLOW = "GeneralOAuthFlow";

    private final Profile profile;
    private final RequestRules rules;
    private final Browsers browsers;
    private final Visits visits;
    private final Journey journey;
    private final AccountRules accounts;
    private final Silent silent;
    private final ErrorPage errors;
    private final SignInPages signIn;
    private final WarningPages warnings;
    private final ConsentPages consent;
    private final ApprovalPage approval;

    /** The endpoint among these surroundings. */
    public AuthorizationEndpoint(Surroundings surroundings) {
        profile = surroundings.profile();
        rules = new RequestRules(surroundings);
        browsers = new Browsers(surroundings.records(), surroundings.tokens());
        errors = new ErrorPage(surroundings.records(), surroundings.profile());
        visits = new Visits(surroundings, browsers, rules, errors);
        journey = new Journey(surroundings, visits);
        accounts = new AccountRules(surroundings.records(), surroundings.clock());
        silent = new Silent(surroundings, accounts);
        signIn = new SignInPages(surroundings, accounts, browsers, visits, journey);
        warnings = new WarningPages(surroundings, visits, journey);
        consent = new ConsentPages(surroundings, visits, journey);
        approval = new ApprovalPage(surroundings.records(), browsers);
    }

    /** The endpoint itself and its pages, at Google's paths. */
    public List<Endpoint> endpoints() {
        var all = new ArrayList<Endpoint>();
        all.add(new Endpoint(
                "authorize",
                List.of(
                        Route.get("/o/oauth2/v2/auth"),
                        Route.post("/o/oauth2/v2/auth"),
                        Route.get("/o/oauth2/auth"),
                        Route.post("/o/oauth2/auth")),
                this::authorize));
        all.addAll(signIn.endpoints());
        all.addAll(warnings.endpoints());
        all.addAll(consent.endpoints());
        all.add(approval.endpoint());
        all.add(errors.endpoint());
        return List.copyOf(all);
    }

    /** A form body counts like a query (OpenID Connect Core section 3.1.2.1). */
    private Reply authorize(Request request) {
        var params = request.method().equals("POST") ? request.form().or(request.query()) : request.query();
        try {
            return authorize(request, params);
        } catch (Refusal refusal) {
            return errors.show(refusal, params, FLOW);
        }
    }

    private Reply authorize(Request request, Params params) {
        var sender = rules.sender(params);
        UserAgentRules.check(request);
        AuthorizationRequest asked;
        try {
            asked = rules.complete(sender, params, request.site());
        } catch (Refusal refusal) {
            if (!profile.redirectsErrors()) {
                throw refusal;
            }
            return tell(sender, refusal, params, request.site());
        }
        return begin(request, params, asked);
    }

    private Reply tell(Sender sender, Refusal refusal, Params params, Site site) {
        var issuer = site.issuing(sender.client().issuer()).issuer();
        var beginning = Answer.to(params.find("state"), Optional.of(issuer), profile);
        return sender.delivery()
                .in(ResponseMode.forMistake(params, profile))
                .deliver(beginning.refused(refusal), sender.client())
                .noting(refusal.facts());
    }

    private Reply begin(Request request, Params params, AuthorizationRequest asked) {
        var browser = browsers.open(request);
        if (asked.prompt().isNone()) {
            return browser.remember(silent.answer(asked, browser, params));
        }
        var visit = visits.begin(browser, asked, params);
        var known = accounts.plain(asked, browser).or(() -> accounts.deciding(asked));
        return journey.next(known.map(user -> signIn.assume(visit, user)).orElse(visit));
    }
}
