package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Set;

/**
 * In which part of the answer the parameters stand (OAuth 2.0 Multiple Response Types section 2.1, and Form Post
 * Response Mode). That Google takes {@code response_mode} is from memory.
 */
enum ResponseMode {
    /** In the query: the default for codes. */
    QUERY,
    /** In the fragment, which browsers keep to themselves: the default for tokens. */
    FRAGMENT,
    /** In a form that the browser posts. */
    FORM_POST;

    /**
     * The mode that was asked for, else the default of the response type.
     *
     * @throws Refusal if it is unknown, or would put a token into the query
     */
    static ResponseMode read(Set<ResponseType> types, Params params, Profile profile) {
        boolean tokens = types.stream().anyMatch(type -> type != ResponseType.CODE);
        var usual = tokens ? FRAGMENT : QUERY;
        String asked = params.find("response_mode")
                .filter(mode -> profile.knowsResponseModes())
                .orElse("");
        return switch (asked) {
            case "" -> usual;
            case "query" -> {
                if (tokens) {
                    throw invalid(asked);
                }
                yield QUERY;
            }
            case "fragment" -> FRAGMENT;
            case "form_post" -> FORM_POST;
            default -> throw invalid(asked);
        };
    }

    /** The mode in which to tell of a mistake, made of whatever can be understood. */
    static ResponseMode forMistake(Params params, Profile profile) {
        var types = params.find("response_type").flatMap(ResponseRules::parse).orElse(Set.of());
        try {
            return read(types, params, profile);
        } catch (Refusal refusal) {
            return read(types, Params.NONE, profile);
        }
    }

    private static Refusal invalid(String mode) {
        return Refusal.of(
                OAuthError.INVALID_REQUEST,
                "Invalid parameter value for response_mode: Invalid response_mode: " + mode);
    }
}
