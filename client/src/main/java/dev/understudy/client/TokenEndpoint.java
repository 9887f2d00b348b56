package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.util.Optional;

/** Asks a token endpoint and understands what it says. */
record TokenEndpoint(URI uri, Surroundings surroundings) {

    /** Redeems what is good for one time only, so it is sent once, whatever comes back. */
    TokenResponse redeem(Form form) {
        return TokenResponse.read(
                Wire.once(surroundings, call(form), TokenEndpoint::understand),
                surroundings.clock().instant());
    }

    /** Asks for what may be asked for again, so it is sent again after a passing trouble. */
    TokenResponse ask(Form form) {
        return TokenResponse.read(answer(form), surroundings.clock().instant());
    }

    /** As {@link #ask}, for answers that are no access token. */
    JsonNode answer(Form form) {
        return Wire.patiently(surroundings, call(form), TokenEndpoint::understand);
    }

    private Call call(Form form) {
        return Call.form(uri, form);
    }

    private static JsonNode understand(Answer answer) {
        Optional<JsonNode> json = answer.json();
        Optional<String> error = json.flatMap(node -> StrictJson.text(node, "error"));
        if (error.isPresent()) {
            throw new TokenEndpointFailure(
                    error.get(), json.flatMap(node -> StrictJson.text(node, "error_description")), answer.status());
        }
        if (answer.isTemporary()) {
            throw new TokenEndpointFailure("no OAuth error", Optional.empty(), answer.status());
        }
        if (answer.status() != 200 || json.isEmpty()) {
            throw new UnusableAnswer("HTTP status " + answer.status() + ", "
                    + answer.header("Content-Type").map(Printable::text).orElse("without a content type"));
        }
        return json.get();
    }
}
