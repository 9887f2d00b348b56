package dev.understudy.server.refusal;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Wording;
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
 * Google's error page. The endpoints redirect to it with everything it shows in the URL, and the page itself answers
 * 200.
 */
public final class ErrorPage {

    private static final String PATH = "/signin/oauth/error/v2";
    private static final String OLDER_PATH = "/signin/oauth/error";
    private static final String DOCUMENTATION = "https://developers.google.com/";

    /** What is longer is no client id, and would only make the URL too long. */
    private static final int MAX_CLIENT_ID = 200;

    private final Records records;
    private final Profile profile;

    /** The page of this profile. */
    public ErrorPage(Records records, Profile profile) {
        this.records = records;
        this.profile = profile;
    }

    /** The page, under both its paths. */
    public Endpoint endpoint() {
        return new Endpoint("authorize.error", List.of(Route.get(PATH), Route.get(OLDER_PATH)), this::show);
    }

    /**
     * Leads to the page, or shows it in place.
     *
     * @param params the request that is refused
     * @param flow Google's name of the flow: {@code GeneralOAuthFlow} or {@code DeviceOAuth}
     */
    public Reply show(Refusal refusal, Params params, String flow) {
        var wording = profile.wording();
        if (wording == Wording.UNTIL_2017) {
            return old(refusal, params).noting(refusal.facts());
        }
        var clientId = params.find("client_id").filter(id -> id.length() <= MAX_CLIENT_ID);
        var reply = profile.answersErrorsWithTheirStatus()
                ? report(refusal.page(wording), clientId, Optional.of(flow))
                        .page(refusal.error().status())
                : redirect(refusal.page(wording), clientId, flow);
        return reply.noting(refusal.facts());
    }

    private Reply redirect(AuthError error, Optional<String> clientId, String flow) {
        var query = Params.of("authError", error.encode());
        query = clientId.isPresent() ? query.with("client_id", clientId.get()) : query;
        String path = profile.wording() == Wording.TODAY ? PATH : OLDER_PATH;
        return Reply.redirect(path + "?" + query.with("flowName", flow).encode());
    }

    private static Reply old(Refusal refusal, Params params) {
        var details = new LinkedHashMap<String, String>();
        for (String name : List.of("scope", "response_type", "redirect_uri", "state", "client_id")) {
            params.find(name).ifPresent(value -> details.put(name, value));
        }
        var error = refusal.error();
        return new OldErrorPage(error.status(), error.code(), refusal.description(Wording.UNTIL_2017), details).page();
    }

    private Reply show(Request request) {
        var query = request.query();
        return query.find("authError")
                .flatMap(AuthError::decode)
                .map(error -> report(error, query.find("client_id"), query.find("flowName"))
                        .page(200))
                .orElseGet(GooglePages::badRequest);
    }

    private ErrorReport report(AuthError error, Optional<String> clientId, Optional<String> flow) {
        var details = new LinkedHashMap<>(error.details());
        flow.ifPresent(name -> details.put("flowName", name));
        String app = clientId.flatMap(id -> app(id, error)).orElse("this app");
        var words = ErrorWords.of(error, app, profile.wording());
        return new ErrorReport(
                words.heading(),
                words.explanation(),
                app,
                "Error " + error.status() + ": " + error.code(),
                error.description().strip(),
                details,
                error.documentation().filter(url -> url.startsWith(DOCUMENTATION)));
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
