package dev.understudy.server.api;

import java.util.List;
import java.util.Map;

/**
 * Sync tokens of the People API (developers.google.com/people/v1/contacts): a list asked for with one tells only what has
 * changed. A token here stands for what the list was; when that is no more, the client has to begin anew, as it must at
 * Google after seven days. The error is from memory.
 */
final class PeopleSync {

    private final PageTokens pages;

    PeopleSync(PageTokens pages) {
        this.pages = pages;
    }

    /**
     * What has changed since the call's sync token was given: nothing, or all if the call has no token.
     *
     * @throws ApiException 400 if the list has changed, or the token was not given for it
     */
    <T> List<T> changes(ApiCall call, List<T> all) {
        if (call.find("syncToken").isEmpty()) {
            return all;
        }
        if (pages.isStateToken(call, Etags.of(all))) {
            return List.of();
        }
        throw ApiError.of(
                        400,
                        "failedPrecondition",
                        "Sync token is expired. Clear local cache and retry call without the sync token.")
                .withStatus("FAILED_PRECONDITION")
                .withDetails(List.of(Map.of(
                        "@type",
                        "type.googleapis.com/google.rpc.ErrorInfo",
                        "reason",
                        "EXPIRED_SYNC_TOKEN",
                        "domain",
                        "people.googleapis.com")))
                .because("The list has changed since, or the sync token was not given for it; ask again without one.");
    }

    /** The token for the list as it is. */
    String token(ApiCall call, List<?> all) {
        return pages.stateToken(call, Etags.of(all));
    }
}
