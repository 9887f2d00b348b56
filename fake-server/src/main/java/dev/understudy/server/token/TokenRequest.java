package dev.understudy.server.token;

import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Site;
import java.util.Optional;

/**
 * What a client sends to an endpoint at which it shows who it is, such as the token endpoint.
 *
 * @param params the parameters, from wherever the profile takes them
 * @param authorization the {@code Authorization} header
 * @param site what the server calls itself
 */
public record TokenRequest(Params params, Optional<String> authorization, Site site) {

    /** The request with these parameters. */
    public static TokenRequest of(Request request, Params params) {
        return new TokenRequest(params, request.headers().find("Authorization"), request.site());
    }
}
