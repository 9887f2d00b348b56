package dev.understudy.server.api;

import dev.understudy.server.wire.Route;
import java.util.List;

/**
 * The Google OAuth2 API v2 as its discovery document tells it, for clients that build it to ask who the user is. Only
 * described here: the endpoints are those of package {@code account}, with their own rules.
 */
public final class OAuth2Description implements GoogleApi {

    private static final ApiService SERVICE = new ApiService("oauth2", "Google OAuth2 API");
    private static final String[] IDENTITY = {"openid", "userinfo.email", "userinfo.profile"};

    @Override
    public String name() {
        return "oauth2";
    }

    @Override
    public String version() {
        return "v2";
    }

    @Override
    public ApiService service() {
        return SERVICE;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                described("oauth2.tokeninfo", Route.post("/oauth2/v2/tokeninfo"))
                        .answers("Tokeninfo")
                        .takes(Parameter.text("access_token"), Parameter.text("id_token")),
                described("oauth2.userinfo.get", Route.get("/oauth2/v2/userinfo"))
                        .scopes(IDENTITY)
                        .answers("Userinfo"),
                described("oauth2.userinfo.v2.me.get", Route.get("/userinfo/v2/me"))
                        .scopes(IDENTITY)
                        .answers("Userinfo"));
    }

    @Override
    public List<Schema> schemas() {
        return List.of(
                Schema.of("Userinfo")
                        .strings("id", "email", "name", "given_name", "family_name", "picture", "hd", "link", "locale")
                        .strings("gender")
                        .flags("verified_email"),
                Schema.of("Tokeninfo")
                        .strings("audience", "email", "issued_to", "scope", "user_id")
                        .numbers("expires_in")
                        .flags("verified_email"));
    }

    private static Operation described(String id, Route route) {
        return Operation.of(id, route, call -> {
            throw new IllegalStateException(id + " is answered elsewhere");
        });
    }
}
