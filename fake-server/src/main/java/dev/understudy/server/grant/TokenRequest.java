package dev.understudy.server.grant;

import dev.understudy.server.wire.Params;
import java.net.URI;
import java.util.Optional;

/**
 * What a grant needs to know of a request to the token endpoint.
 *
 * @param params the parameters, from wherever the profile takes them
 * @param authorization the {@code Authorization} header
 * @param issuer the URL under which the server was asked, without a trailing slash
 */
public record TokenRequest(Params params, Optional<String> authorization, URI issuer) {}
