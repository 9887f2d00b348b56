package dev.understudy.server;

import dev.understudy.server.account.Certificates;
import dev.understudy.server.account.Discovery;
import dev.understudy.server.account.Introspection;
import dev.understudy.server.account.Revocation;
import dev.understudy.server.account.TokenInfo;
import dev.understudy.server.account.UserInfo;
import dev.understudy.server.account.UserPicture;
import dev.understudy.server.api.ApiDirectory;
import dev.understudy.server.api.ApiEndpoints;
import dev.understudy.server.api.ApiGate;
import dev.understudy.server.api.CalendarApi;
import dev.understudy.server.api.DriveApi;
import dev.understudy.server.api.GmailApi;
import dev.understudy.server.api.GoogleApi;
import dev.understudy.server.api.GroupsSettingsApi;
import dev.understudy.server.api.OAuth2Description;
import dev.understudy.server.api.PageTokens;
import dev.understudy.server.api.PeopleApi;
import dev.understudy.server.api.SqlAdminApi;
import dev.understudy.server.consent.AuthorizationEndpoint;
import dev.understudy.server.consent.Surroundings;
import dev.understudy.server.device.DeviceCodeEndpoint;
import dev.understudy.server.device.DevicePages;
import dev.understudy.server.device.DeviceSurroundings;
import dev.understudy.server.grant.AuthorizationCodeGrant;
import dev.understudy.server.grant.DeviceCodeGrant;
import dev.understudy.server.grant.GrantHandler;
import dev.understudy.server.grant.JwtBearerGrant;
import dev.understudy.server.grant.RefreshTokenGrant;
import dev.understudy.server.grant.TokenEndpoint;
import dev.understudy.server.grant.UserTokens;
import dev.understudy.server.iam.IamCredentials;
import dev.understudy.server.iam.IamSurroundings;
import dev.understudy.server.iam.TokenExchange;
import dev.understudy.server.lab.Clock;
import dev.understudy.server.metadata.MetadataServer;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.RateCap;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything of Google's that the fake plays: the list of its endpoints. */
final class GoogleEndpoints {

    private final Records records;
    private final Clock clock;
    private final SigningKeys signingKeys;
    private final SecureRandom random;
    private final Profile profile;

    GoogleEndpoints(Records records, Clock clock, SigningKeys signingKeys, SecureRandom random, Profile profile) {
        this.records = records;
        this.clock = clock;
        this.signingKeys = signingKeys;
        this.random = random;
        this.profile = profile;
    }

    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(apis());
        all.addAll(tokenServices());
        all.addAll(authorization().endpoints());
        all.addAll(devices());
        all.addAll(machines());
        return all;
    }

    private AuthorizationEndpoint authorization() {
        var tokens = new OpaqueTokens(random);
        return new AuthorizationEndpoint(new Surroundings(
                records, clock, new Issuance(records, tokens), new IdTokens(signingKeys, profile), tokens, profile));
    }

    /** The device endpoint and the pages of the device flow. */
    private List<Endpoint> devices() {
        var tokens = new OpaqueTokens(random);
        var surroundings = new DeviceSurroundings(records, clock, tokens, profile);
        var all = new ArrayList<>(new DevicePages(surroundings).endpoints());
        all.add(new DeviceCodeEndpoint(surroundings).endpoint());
        return all;
    }

    /** What programs without a user ask: IAM, the token exchange and the metadata server. */
    private List<Endpoint> machines() {
        var issuance = new Issuance(records, new OpaqueTokens(random));
        var idTokens = new IdTokens(signingKeys, profile);
        var surroundings = new IamSurroundings(records, clock, issuance, idTokens);
        var all = new ArrayList<>(new IamCredentials(surroundings).endpoints());
        all.add(new TokenExchange(surroundings).endpoint());
        all.addAll(new MetadataServer(records, clock, issuance, idTokens).endpoints());
        return all;
    }

    /** The names of the APIs for people, by service name. */
    Map<String, String> apiTitles() {
        var titles = new LinkedHashMap<String, String>();
        googleApis()
                .forEach(api -> titles.put(api.service().name(), api.service().title()));
        return titles;
    }

    private List<GoogleApi> googleApis() {
        var pages = new PageTokens(random);
        var apis = new ArrayList<GoogleApi>(List.of(
                new DriveApi(records, pages),
                new CalendarApi(records, pages),
                new GmailApi(records, pages),
                new PeopleApi(records, pages),
                new GroupsSettingsApi(records)));
        apis.addAll(SqlAdminApi.versions(records, pages));
        return apis;
    }

    /** Every Google API. */
    private List<Endpoint> apis() {
        var apis = new ArrayList<>(googleApis());
        var endpoints = new ArrayList<>(ApiEndpoints.of(apis, new ApiGate(records, clock, profile)));
        apis.add(new OAuth2Description());
        endpoints.addAll(new ApiDirectory(apis).endpoints());
        return endpoints;
    }

    /** The token endpoint and what tells about tokens. */
    private List<Endpoint> tokenServices() {
        var life = new TokenLife(records, clock::now);
        var clients = new ClientAuthentication(records, profile, clock::now);
        var all = new ArrayList<>(List.of(
                new Discovery(profile).endpoint(),
                new Revocation(records, life, clients, profile).endpoint(),
                new UserPicture(records).endpoint()));
        all.addAll(Cors.open(new TokenInfo(records, life, signingKeys, clock).endpoint()));
        all.addAll(Cors.open(new UserInfo(records, life, profile).endpoint()));
        all.addAll(new TokenEndpoint(grants(life, clients), life, profile).endpoints());
        if (profile.introspects()) {
            all.add(new Introspection(records, life, clients).endpoint());
        }
        all.addAll(new Certificates(signingKeys, records, clock).endpoints());
        return all;
    }

    /** Every grant type of the token endpoint. */
    private List<GrantHandler> grants(TokenLife life, ClientAuthentication clients) {
        var issuance = new Issuance(records, new OpaqueTokens(random));
        var idTokens = new IdTokens(signingKeys, profile);
        var cap = new RateCap(records, clock::now);
        var tokens = new UserTokens(records, issuance, idTokens);
        return List.of(
                new AuthorizationCodeGrant(records, clients, tokens, clock, profile),
                new RefreshTokenGrant(records, clients, tokens, life, clock, profile),
                DeviceCodeGrant.standard(records, clients, tokens, clock),
                DeviceCodeGrant.legacy(records, clients, tokens, clock),
                new JwtBearerGrant(records, issuance, idTokens, clock, profile, cap));
    }
}
