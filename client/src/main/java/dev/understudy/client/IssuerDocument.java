package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;

/** What an issuer tells about itself (OpenID Connect Discovery section 3). */
record IssuerDocument(URI issuer, JsonNode json) {

    static IssuerDocument fetch(URI issuer, Surroundings surroundings) {
        String base = issuer.toString().replaceFirst("/$", "");
        Call call = Call.get(URI.create(base + "/.well-known/openid-configuration"));
        JsonNode json = Wire.patiently(surroundings, call, IssuerDocument::understand);
        String said = json.path("issuer").asText();
        if (!said.equals(base)) {
            throw new IssuerMismatch(base, said);
        }
        return new IssuerDocument(URI.create(base), json);
    }

    /** What the document does not name is where a fake would have it. */
    Endpoints endpoints() {
        Endpoints rest = issuer.equals(Endpoints.google().issuer()) ? Endpoints.google() : Endpoints.at(issuer);
        return new Endpoints(
                named("authorization_endpoint", rest.authorization()),
                named("token_endpoint", rest.token()),
                named("revocation_endpoint", rest.revocation()),
                named("device_authorization_endpoint", rest.deviceAuthorization()),
                rest.tokenInfo(),
                named("userinfo_endpoint", rest.userInfo()),
                named("jwks_uri", rest.keys()),
                issuer,
                rest.apis(),
                rest.iam(),
                rest.securityTokens(),
                rest.metadata());
    }

    private URI named(String name, URI otherwise) {
        return StrictJson.text(json, name).map(URI::create).orElse(otherwise);
    }

    private static JsonNode understand(Answer answer) {
        return answer.json()
                .filter(json -> answer.status() == 200)
                .orElseThrow(() -> new UnusableAnswer("there is no discovery document"));
    }
}
