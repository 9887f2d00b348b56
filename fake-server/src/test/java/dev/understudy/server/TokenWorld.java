package dev.understudy.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A running fake with the demo world, and the shortest way to ask it about tokens. */
public final class TokenWorld implements AutoCloseable {

    /** Who grants. */
    public static final User ADA = DemoWorld.ADA;

    /** To whom. */
    public static final OAuthClient WEB = DemoWorld.WEB;

    /** Where the codes go. */
    public static final String REDIRECT = "http://localhost:8080/oauth2callback";

    /** What is granted. */
    public static final List<String> SCOPES =
            List.of(Scopes.EMAIL, Scopes.PROFILE, Scopes.OPENID, "https://www.googleapis.com/auth/drive.readonly");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final OpaqueTokens tokens = new OpaqueTokens(new SecureRandom());
    private final FakeGoogle google;

    /** A world of Google as it is today. */
    public TokenWorld() {
        this(Profile.GOOGLE);
    }

    /** A world of this profile. */
    public TokenWorld(Profile profile) {
        google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withProfile(profile));
    }

    public FakeGoogle google() {
        return google;
    }

    public Records records() {
        return google.records();
    }

    /** Moves the demo project's time. */
    public void advance(Duration by) {
        google.lab().advanceClock(DemoWorld.PROJECT, by);
    }

    /** A code for Ada and the Web client. */
    public String code() {
        return code(code -> code);
    }

    /** A code like {@link #code()}, but changed. */
    public String code(UnaryOperator<AuthorizationCode> change) {
        var now = Instant.now();
        var grant = records()
                .grants()
                .merge(
                        Records.grantKey(ADA.sub(), DemoWorld.PROJECT),
                        new Grant(tokens.id(), ADA.sub(), DemoWorld.PROJECT, new HashSet<>(SCOPES), now),
                        same -> same);
        var code = new AuthorizationCode(
                WEB.id(),
                REDIRECT,
                ADA.sub(),
                grant.id(),
                DemoWorld.PROJECT,
                SCOPES,
                Optional.empty(),
                Optional.empty(),
                true,
                now,
                now.plus(Duration.ofMinutes(10)));
        String text = tokens.authorizationCode();
        records().codes().put(OpaqueTokens.key(text), change.apply(code));
        return text;
    }

    /** A code with a code challenge. */
    public String code(PkceChallenge challenge) {
        return code(code -> new AuthorizationCode(
                code.clientId(),
                code.redirectUri(),
                code.userSub(),
                code.grantId(),
                code.projectId(),
                code.scopes(),
                Optional.of(challenge),
                code.nonce(),
                code.refreshable(),
                code.issuedAt(),
                code.expiresAt()));
    }

    /** A code for these scopes. */
    public String code(List<String> scopes) {
        return code(code -> new AuthorizationCode(
                code.clientId(),
                code.redirectUri(),
                code.userSub(),
                code.grantId(),
                code.projectId(),
                scopes,
                code.pkce(),
                code.nonce(),
                code.refreshable(),
                code.issuedAt(),
                code.expiresAt()));
    }

    /** The parameters of a good exchange of this code. */
    public Params exchange(String code) {
        return Params.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "client_id",
                WEB.id(),
                "client_secret",
                WEB.secret().orElseThrow());
    }

    /** The parameters of a good refresh. */
    public Params refresh(String refreshToken) {
        return Params.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken,
                "client_id",
                WEB.id(),
                "client_secret",
                WEB.secret().orElseThrow());
    }

    /** Redeems a code and gives the answer. */
    public JsonNode redeem(String code) {
        return json(post("/token", exchange(code)));
    }

    /** An access token of Ada's for the Web client. */
    public String accessToken(List<String> scopes) {
        return redeem(code(scopes)).path("access_token").asText();
    }

    /** An access token like those, two hours old. */
    public String expiredToken() {
        String token = accessToken(SCOPES);
        var age = Duration.ofHours(2);
        records()
                .accessTokens()
                .update(
                        OpaqueTokens.key(token),
                        meaning -> new AccessToken(
                                meaning.clientId(),
                                meaning.projectId(),
                                meaning.subject(),
                                meaning.grantId(),
                                meaning.scopes(),
                                meaning.offline(),
                                meaning.issuedAt().minus(age),
                                meaning.expiresAt().minus(age)));
        return token;
    }

    /** Posts a form. */
    public HttpResponse<String> post(String path, Params form, String... headers) {
        return post(path, "application/x-www-form-urlencoded", form.encode(), headers);
    }

    /** An access token of the machine's service account, from the metadata server. */
    public String robotsToken() {
        return json(get("/computeMetadata/v1/instance/service-accounts/default/token", "Metadata-Flavor", "Google"))
                .path("access_token")
                .asText();
    }

    /** Posts a body. */
    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        var request = request(path, headers)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    /** Gets a path. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    /** Sends a request as it is. */
    public HttpResponse<String> send(Request request) {
        String query = request.query().encode();
        var builder = request(request.path() + (query.isEmpty() ? "" : "?" + query))
                .method(request.method(), BodyPublishers.ofString(request.body().text()));
        for (String name : List.of("Content-Type", "Content-Range", "Cookie")) {
            request.headers().find(name).ifPresent(value -> builder.header(name, value));
        }
        return send(builder.build());
    }

    /** Why the last exchange failed, as the journal has it. */
    public String why() {
        var exchanges = google.lab().exchanges(exchange -> true);
        return exchanges.get(exchanges.size() - 1).fact("why").orElse("");
    }

    /** The JSON of a reply. */
    public static JsonNode json(HttpResponse<String> reply) {
        return Json.read(reply.body()).orElseThrow();
    }

    @Override
    public void close() {
        google.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create(google.url() + path));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
