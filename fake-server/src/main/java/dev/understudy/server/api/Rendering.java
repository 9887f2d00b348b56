package dev.understudy.server.api;

import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Jsonp;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.Optional;

/**
 * How a call wants its answer written, by the standard parameters {@code prettyPrint}, {@code callback} and {@code
 * $.xgafv}.
 *
 * @param layout how JSON is laid out
 * @param callback the function of JSONP that the answer is handed to
 * @param errors the shape of errors
 */
record Rendering(Layout layout, Optional<String> callback, Errors errors) {

    /** JSON for people, errors in both shapes. */
    static final Rendering PLAIN = new Rendering(Layout.PRETTY, Optional.empty(), Errors.BOTH);

    /** How JSON is laid out. */
    enum Layout {
        PRETTY,
        COMPACT
    }

    /** The shapes of errors. */
    enum Errors {
        /** Before 2020, and with {@code $.xgafv=1}: the list {@code errors}, and its sentence once more. */
        OLD,
        /** With {@code $.xgafv=2}, and at services made since: {@code status} and {@code details}. */
        NEW,
        /** Both, as older services answer today. */
        BOTH
    }

    /** What a call asks for; what is not understood counts as not asked for. */
    static Rendering of(Request request, ApiService service, Profile profile) {
        boolean compact =
                request.query().find("prettyPrint").filter("false"::equals).isPresent();
        return new Rendering(
                compact ? Layout.COMPACT : Layout.PRETTY, Jsonp.callback(request), errors(request, service, profile));
    }

    private static Errors errors(Request request, ApiService service, Profile profile) {
        return switch (request.query().find("$.xgafv").orElse("")) {
            case "1" -> Errors.OLD;
            case "2" -> Errors.NEW;
            default -> {
                if (profile.hasOldApiErrors()) {
                    yield Errors.OLD;
                }
                yield service.style() == ApiService.Style.MODERN ? Errors.NEW : Errors.BOTH;
            }
        };
    }

    /** JSON as it was asked for; a script cannot see a status, so that JSONP always has 200 (from memory). */
    Reply json(int status, Object value) {
        String json = layout == Layout.PRETTY ? Json.pretty(value) : Json.compact(value);
        return callback.map(name -> ApiReplies.of(200, Jsonp.body(name, json)))
                .orElseGet(() -> ApiReplies.of(status, Body.of(ApiReplies.JSON, json)));
    }
}
