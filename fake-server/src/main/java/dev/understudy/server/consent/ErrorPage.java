package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.page.ErrorReport;
import dev.understudy.server.page.GooglePages;
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

    private final Records records;

    ErrorPage(Records records) {
        this.records = records;
    }

    Endpoint endpoint() {
        return new Endpoint("authorize.error", List.of(Route.get(PATH), Route.get("/signin/oauth/error")), this::show);
    }

    /** Leads to the page. */
    Reply redirect(Refusal refusal, Optional<String> clientId) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("authError", List.of(refusal.page().encode()));
        clientId.filter(id -> id.length() <= 200).ifPresent(id -> values.put("client_id", List.of(id)));
        values.put("flowName", List.of(FLOW));
        return Reply.redirect(PATH + "?" + new Params(values).encode()).noting(refusal.facts());
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
        String app = query.find("client_id").flatMap(this::app).orElse("this app");
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

    private Optional<String> app(String clientId) {
        return records.clients()
                .find(clientId)
                .map(OAuthClient::projectId)
                .flatMap(records.projects()::find)
                .filter(project -> project.consentScreen().verified())
                .map(project -> project.consentScreen().appName());
    }
}
