package dev.understudy.server.grant;

import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Site;
import java.util.Optional;

/**
 * What a grant needs to know of a request to the token endpoint.
 *
 * @param params the parameters, from wherever the profile takes them
 * @param authorization the {@code Authorization} header
 * @param site what the server calls itself
 */
public record TokenRequest(Params params, Optional<String> authorization, Site site) {}
