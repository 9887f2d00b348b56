package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.page.ErrorReport;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.page.OldErrorPage;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Google's error page. The endpoint redirects to it with everything it shows in the URL, and the page itself answers
 * 200.
 */
final class ErrorPage {

    private static final String PATH = "/signin/oauth/error/v2";
    private static final String FLOW = "GeneralOAuthFlow";

    /** What is longer is no client id, and would only make the URL too long. */
    private static final int MAX_CLIENT_ID = 200;

    private final Records records;
    private final Profile profile;

    ErrorPage(Surroundings surroundings) {
        this.records = surroundings.records();
        this.profile = surroundings.profile();
    }

    Endpoint endpoint() {
        return new Endpoint("authorize.error", List.of(Route.get(PATH), Route.get("/signin/oauth/error")), this::show);
    }

    /** Leads to the page, or shows the one of former times in place. */
    Reply show(Refusal refusal, Params params) {
        return (profile.showsErrorsInPlace() ? old(refusal, params) : redirect(refusal, params))
                .noting(refusal.facts());
    }

    private static Reply redirect(Refusal refusal, Params params) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("authError", List.of(refusal.page().encode()));
        params.find("client_id")
                .filter(id -> id.length() <= MAX_CLIENT_ID)
                .ifPresent(id -> values.put("client_id", List.of(id)));
        values.put("flowName", List.of(FLOW));
        return Reply.redirect(PATH + "?" + new Params(values).encode());
    }

    private static Reply old(Refusal refusal, Params params) {
        var details = new LinkedHashMap<String, String>();
        for (String name : List.of("scope", "response_type", "redirect_uri", "state", "client_id")) {
            params.find(name).ifPresent(value -> details.put(name, value));
        }
        var error = refusal.error();
        return new OldErrorPage(error.status(), error.code(), refusal.formerDescription(), details).page();
    }

    private Reply show(Request request) {
        return request.query()
                .find("authError")
                .flatMap(AuthError::decode)
                .map(error -> report(error, request.query()).page())
                .orElseGet(GooglePages::badRequest);
    }

    private ErrorReport report(AuthError error, Params query) {
        var details = new LinkedHashMap<>(error.details());
        query.find("flowName").ifPresent(flow -> details.put("flowName", flow));
        String app = query.find("client_id").flatMap(id -> app(id, error)).orElse("this app");
        var words = ErrorWords.of(error, app);
        return new ErrorReport(
                words.heading(),
                words.explanation(),
                app,
                "Error " + error.status() + ": " + error.code(),
                error.description().strip(),
                details,
                error.documentation().filter(url -> url.startsWith("https://developers.google.com/")));
    }

    /** Google says "this app" of an app that it has not verified, but names one that is being tested. */
    private Optional<String> app(String clientId, AuthError error) {
        return records.clients()
                .find(clientId)
                .map(OAuthClient::projectId)
                .flatMap(records.projects()::find)
                .filter(project ->
                        project.consentScreen().verified() || error.code().equals("access_denied"))
                .map(project -> project.consentScreen().appName());
    }
}
