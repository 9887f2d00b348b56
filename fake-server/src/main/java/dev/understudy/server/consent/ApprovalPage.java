package dev.understudy.server.consent;

import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.page.ApprovalNote;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The last page of the out-of-band flow: a title for programs that watch the browser's windows, and the code to copy
 * for people. It shows only codes that this server has just made for somebody signed in at this browser, so that
 * nobody can have a code of his own shown to another.
 */
final class ApprovalPage {

    private final Records records;
    private final Browsers browsers;

    ApprovalPage(Records records, Browsers browsers) {
        this.records = records;
        this.browsers = browsers;
    }

    Endpoint endpoint() {
        return new Endpoint(
                "authorize.approval", List.of(Route.get(Approval.PATH), Route.get("/o/oauth2/approval")), this::show);
    }

    private Reply show(Request request) {
        var response = Params.parse(request.query().find("response").orElse(""));
        boolean auto = request.query().find("auto").filter("true"::equals).isPresent();
        var code = response.find("code").filter(value -> isOfThisBrowser(value, request));
        if (code.isPresent()) {
            return ApprovalNote.success(title("code", code.get(), response), code.get(), auto)
                    .page();
        }
        return response.find("error")
                .filter(ApprovalPage::isError)
                .map(error ->
                        ApprovalNote.denied(title("error", error, response)).page())
                .orElseGet(GooglePages::badRequest);
    }

    /** Pairs as in a form after the first word (Google's proposal on the IETF's OAuth mailing list). */
    private static String title(String name, String value, Params response) {
        var subtype = response.find("error_subtype").filter("access_denied"::equals);
        var title = Answer.empty()
                .withAny("error_subtype", subtype.filter(any -> name.equals("error")))
                .with(name, value)
                .withAny("state", response.find("state"));
        return (name.equals("code") ? "Success " : "Denied ") + title.encode();
    }

    private boolean isOfThisBrowser(String code, Request request) {
        Optional<String> user = records.codes().find(OpaqueTokens.key(code)).map(AuthorizationCode::userSub);
        return browsers.find(request).stream()
                .flatMap(browser -> browser.session().accounts().stream())
                .anyMatch(account -> user.filter(account.userSub()::equals).isPresent());
    }

    private static boolean isError(String error) {
        return error.equals("immediate_failed")
                || Arrays.stream(OAuthError.values()).map(OAuthError::code).anyMatch(error::equals);
    }
}
