package dev.understudy.client;

import dev.understudy.client.internal.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an authorization request asks for besides scopes. */
record AuthorizationOptions(AccessType accessType, List<Prompt> prompts, Pkce pkce, Map<String, String> parameters) {

    /** Whether the code is bound to a verifier that only this client knows (RFC 7636). */
    enum Pkce {
        S256,
        NONE
    }

    static final AuthorizationOptions DEFAULT =
            new AuthorizationOptions(AccessType.OFFLINE, List.of(), Pkce.S256, Map.of());

    AuthorizationOptions withAccessType(AccessType other) {
        return new AuthorizationOptions(other, prompts, pkce, parameters);
    }

    AuthorizationOptions withPrompts(List<Prompt> other) {
        if (other.contains(Prompt.NONE) && other.size() > 1) {
            throw new IllegalArgumentException("Prompt.NONE asks for no page, so it stands alone");
        }
        return new AuthorizationOptions(accessType, List.copyOf(other), pkce, parameters);
    }

    AuthorizationOptions withoutPkce() {
        return new AuthorizationOptions(accessType, prompts, Pkce.NONE, parameters);
    }

    AuthorizationOptions with(String name, String value) {
        var copy = new LinkedHashMap<>(parameters);
        copy.put(name, value);
        return new AuthorizationOptions(accessType, prompts, pkce, copy);
    }

    Form addTo(Form form) {
        Form all = form.with("access_type", accessType.name().toLowerCase(Locale.ROOT));
        if (!prompts.isEmpty()) {
            all = all.with(
                    "prompt",
                    prompts.stream()
                            .map(prompt -> prompt.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" ")));
        }
        for (var parameter : parameters.entrySet()) {
            all = all.with(parameter.getKey(), parameter.getValue());
        }
        return all;
    }
}
