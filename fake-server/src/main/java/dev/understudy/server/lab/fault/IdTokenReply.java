package dev.understudy.server.lab.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.UnverifiedClaims;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the id_token of a reply: a member of its JSON, or a parameter of the URL it redirects to. */
final class IdTokenReply {

    private static final Pattern PARAMETER = Pattern.compile("(?<=[?#&]id_token=)[^&]+");

    private IdTokenReply() {}

    /** The endpoint's answer with other claims in its id_token, signed as it must be. */
    static Reply claims(Occasion occasion, Consumer<Map<String, Object>> change) {
        return token(occasion, jwt -> {
            var claims = read(jwt);
            change.accept(claims);
            return occasion.backstage().tokens().sign(claims);
        });
    }

    /** The endpoint's answer with another text for its id_token. */
    static Reply token(Occasion occasion, UnaryOperator<String> change) {
        var reply = JsonReply.change(occasion.answer(), object -> change(object, change));
        return reply.headers()
                .find("Location")
                .map(target -> reply.with(
                        "Location",
                        PARAMETER
                                .matcher(target)
                                .replaceAll(found -> Matcher.quoteReplacement(change.apply(found.group())))))
                .orElse(reply);
    }

    private static void change(ObjectNode object, UnaryOperator<String> change) {
        if (object.path("id_token").isTextual()) {
            object.put("id_token", change.apply(object.path("id_token").textValue()));
        }
    }

    private static Map<String, Object> read(String jwt) {
        var claims = new LinkedHashMap<String, Object>();
        UnverifiedClaims.of(jwt)
                .orElseThrow()
                .properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
        return claims;
    }
}
