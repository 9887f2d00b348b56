package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.PendingAuthorization;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.session.Browser;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.store.Table;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Site;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The authorization requests that wait for an answer. Only the browser that brought one may answer it, and once. */
final class Visits {

    private final Table<PendingAuthorization> pending;
    private final Browsers browsers;
    private final RequestRules rules;
    private final ErrorPage errors;
    private final OpaqueTokens tokens;
    private final Clock clock;

    Visits(Surroundings surroundings, Browsers browsers, RequestRules rules, ErrorPage errors) {
        this.pending = surroundings.records().pendingAuthorizations();
        this.browsers = browsers;
        this.rules = rules;
        this.errors = errors;
        this.tokens = surroundings.tokens();
        this.clock = surroundings.clock();
    }

    /** Begins the way of a browser through the pages. */
    Visit begin(Browser browser, AuthorizationRequest asked, Params parameters) {
        var expiresAt = clock.now(asked.project().id()).plus(PendingAuthorization.LIFETIME);
        var begun = new PendingAuthorization(browser.key(), parameters.values(), Optional.empty(), Set.of(), expiresAt);
        String part = tokens.id();
        pending.put(OpaqueTokens.key(part), begun);
        return new Visit(part, begun, asked, browser);
    }

    /** What one page does. */
    interface Page {

        /**
         * Answers a request to the page.
         *
         * @throws Refusal to be shown to the user
         */
        Reply answer(Visit visit, Request request);
    }

    /** The handler of a page, which is only reached by the browser whose visit it is. */
    Handler handler(Page page) {
        return request -> {
            try {
                return find(request).map(visit -> page.answer(visit, request)).orElseGet(Stale::reply);
            } catch (Refusal refusal) {
                return errors.show(refusal, request.form().or(request.query()), AuthorizationEndpoint.FLOW);
            }
        };
    }

    /**
     * The visit that a request to a page belongs to; nothing if it was answered, is too old or is another browser's.
     *
     * @throws Refusal if what was asked is no longer allowed
     */
    private Optional<Visit> find(Request request) {
        var params = request.form().or(request.query());
        return params.find("part")
                .flatMap(part -> browsers.find(request)
                        .flatMap(browser -> pending.find(OpaqueTokens.key(part))
                                .filter(found -> found.sessionKey().equals(browser.key()))
                                .map(found -> new Visit(part, found, reread(found, request.site()), browser))
                                .filter(this::isFresh)));
    }

    /** Keeps a change, unless the visit was ended meanwhile. */
    Visit update(Visit visit, UnaryOperator<PendingAuthorization> change) {
        return pending.update(OpaqueTokens.key(visit.part()), change)
                .map(visit::with)
                .orElse(visit);
    }

    /** Ends a visit: true for exactly one of any number of callers. */
    boolean end(Visit visit) {
        return pending.take(OpaqueTokens.key(visit.part())).isPresent();
    }

    private AuthorizationRequest reread(PendingAuthorization found, Site site) {
        var params = new Params(found.parameters());
        return rules.complete(rules.sender(params), params, site);
    }

    private boolean isFresh(Visit visit) {
        var now = clock.now(visit.asked().project().id());
        return now.isBefore(visit.pending().expiresAt());
    }
}
