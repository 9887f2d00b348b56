package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Pictures;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who the user is (OpenID Connect Core section 5.3), in Google's current form and in that of versions 1 and 2. */
public final class UserInfo {

    private static final List<String> CURRENT = List.of("/v1/userinfo", "/oauth2/v3/userinfo");
    private static final List<String> OLD = List.of("/oauth2/v1/userinfo", "/oauth2/v2/userinfo", "/userinfo/v2/me");

    private final Records records;
    private final TokenLife life;
    private final Profile profile;

    /** Information on the users in these records. */
    public UserInfo(Records records, TokenLife life, Profile profile) {
        this.records = records;
        this.life = life;
        this.profile = profile;
    }

    /** The endpoint under all its URLs, GET and POST. */
    public Endpoint endpoint() {
        return new Endpoint(
                "userinfo",
                Stream.concat(CURRENT.stream(), OLD.stream())
                        .flatMap(path -> Stream.of(Route.get(path), Route.post(path)))
                        .toList(),
                this::handle);
    }

    private Reply handle(Request request) {
        var current = profile.namesInvalidTokens() ? UserInfoErrors.RFC : UserInfoErrors.OAUTH;
        var errors = CURRENT.contains(request.path()) ? current : UserInfoErrors.API;
        var sent = Stream.of(
                        request.bearerToken(),
                        request.query().find("access_token"),
                        request.form().find("access_token").filter(found -> profile.takesTokensInForms()))
                .flatMap(Optional::stream)
                .toList();
        if (sent.size() > 1) {
            return errors.ambiguous();
        }
        boolean onlyInQuery = request.query().find("access_token").isPresent();
        if (sent.isEmpty() || (onlyInQuery && !profile.takesTokensInQuery())) {
            return errors.missing();
        }
        var meaning = life.accessToken(sent.get(0));
        if (meaning.isEmpty()) {
            return errors.invalid("The access token is expired, revoked or unknown.");
        }
        if (!Scopes.askIdentity(meaning.get().scopes())) {
            return errors.insufficient();
        }
        return answer(request, meaning.get());
    }

    private Reply answer(Request request, AccessToken token) {
        var user = records.users().find(token.subject());
        var members = CURRENT.contains(request.path())
                ? current(token, user, request.site())
                : old(token, user, request.site());
        String principal = user.map(User::email).orElse(token.subject());
        return AccountReplies.json(200, members)
                .with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .noting(new Fact("user", principal));
    }

    private Map<String, Object> current(AccessToken token, Optional<User> user, Site site) {
        var members = new LinkedHashMap<String, Object>();
        members.put("sub", subject(token, user));
        profile(members, token, user, site);
        if (token.scopes().contains(Scopes.EMAIL)) {
            members.put("email", user.map(User::email).orElse(token.subject()));
            members.put("email_verified", true);
        }
        user.flatMap(User::hostedDomain).ifPresent(domain -> members.put("hd", domain));
        return members;
    }

    private Map<String, Object> old(AccessToken token, Optional<User> user, Site site) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", subject(token, user));
        if (token.scopes().contains(Scopes.EMAIL)) {
            members.put("email", user.map(User::email).orElse(token.subject()));
            members.put("verified_email", true);
        }
        profile(members, token, user, site);
        user.flatMap(User::hostedDomain).ifPresent(domain -> members.put("hd", domain));
        return members;
    }

    private static void profile(Map<String, Object> members, AccessToken token, Optional<User> user, Site site) {
        user.filter(known -> token.scopes().contains(Scopes.PROFILE)).ifPresent(known -> {
            members.put("name", known.name());
            members.put("given_name", known.givenName());
            members.put("family_name", known.familyName());
            members.put("picture", Pictures.of(known, site));
        });
    }

    /** A service account is known by its numeric id. */
    private static String subject(AccessToken token, Optional<User> user) {
        return user.map(User::sub).orElse(token.clientId());
    }
}
