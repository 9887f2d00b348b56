package dev.understudy.server.store;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.AppUser;
import dev.understudy.server.model.Audience;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.DeviceVisit;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PendingAuthorization;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.RefreshQuota;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Session;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.SpentAssertion;
import dev.understudy.server.model.SpentCode;
import dev.understudy.server.model.User;
import dev.understudy.server.model.UserCode;
import dev.understudy.server.model.WorkloadIdentity;
import dev.understudy.server.model.WorkloadProvider;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every table of the server, each with what its keys are. */
public final class Records {

    private static final int WORLD = 100_000;
    private static final int SHORT_LIVED = 10_000;
    private static final int TOKENS = 50_000;

    private final Store store;

    /** The tables of this store. */
    public Records(Store store) {
        this.store = store;
    }

    /** Puts a world into the tables, beside what is there. */
    public void add(Scenario scenario) {
        World.change(this, Scenario.EMPTY, scenario);
    }

    /** Accounts by {@code sub}. */
    public Table<User> users() {
        return store.table(new Kind<>("users", User.class, WORLD));
    }

    /** The account of an address, in any case. */
    public Optional<User> userByEmail(String email) {
        String wanted = email.toLowerCase(Locale.ROOT);
        return users().all()
                .filter(user -> user.email().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** Whom the apps of a project know, by the project's id; without a record they know everybody. */
    public Table<Audience> audiences() {
        return store.table(new Kind<>("audiences", Audience.class, WORLD));
    }

    /** Whether there is such an account for the apps of a project. */
    public boolean knows(String projectId, User user) {
        return audiences()
                .find(projectId)
                .map(audience -> audience.subs().contains(user.sub()))
                .orElse(true);
    }

    /** The accounts that there are for the apps of a project. */
    public Stream<User> usersOf(String projectId) {
        return users().all().filter(user -> knows(projectId, user));
    }

    /** Projects by id. */
    public Table<Project> projects() {
        return store.table(new Kind<>("projects", Project.class, WORLD));
    }

    /** How the app of a project calls itself before users. */
    public Optional<String> appName(String projectId) {
        return projects().find(projectId).map(project -> project.consentScreen().appName());
    }

    /** The project of this number. */
    public Optional<Project> projectOfNumber(String number) {
        return projects()
                .all()
                .filter(project -> project.number().equals(number))
                .findFirst();
    }

    /** When projects were shut down in the console, by their ids; no part of the world that scenario files have. */
    public Table<Ending> shutDowns() {
        return store.table(new Kind<>("shutDowns", Ending.class, WORLD));
    }

    /** Whether a project was shut down; nothing of it can be used then. */
    public boolean isShutDown(String projectId) {
        return shutDowns().find(projectId).isPresent();
    }

    /** The project of a client by its id, or of a service account by address or number: what id_tokens call {@code azp}. */
    public Optional<String> projectOfParty(String party) {
        return clients()
                .find(party)
                .map(OAuthClient::projectId)
                .or(() -> serviceAccounts()
                        .all()
                        .filter(account -> account.isCalled(party))
                        .map(ServiceAccount::projectId)
                        .findFirst());
    }

    /** The project that has this API key, whatever the key's status. */
    public Optional<Project> projectOfApiKey(String key) {
        return projects()
                .all()
                .filter(project ->
                        project.apiKeys().stream().anyMatch(own -> own.key().equals(key)))
                .findFirst();
    }

    /** Clients by client id. */
    public Table<OAuthClient> clients() {
        return store.table(new Kind<>("clients", OAuthClient.class, WORLD));
    }

    /** The clients of a project. */
    public Stream<OAuthClient> clientsOf(String projectId) {
        return clients().all().filter(client -> client.projectId().equals(projectId));
    }

    /** The client of this id, if it is the project's. */
    public Optional<OAuthClient> clientOf(String projectId, String id) {
        return clients().find(id).filter(client -> client.projectId().equals(projectId));
    }

    /** Service accounts by address. */
    public Table<ServiceAccount> serviceAccounts() {
        return store.table(new Kind<>("serviceAccounts", ServiceAccount.class, WORLD));
    }

    /** The service accounts of a project. */
    public Stream<ServiceAccount> serviceAccountsOf(String projectId) {
        return serviceAccounts().all().filter(account -> account.projectId().equals(projectId));
    }

    /** The service account of this address, if it is the project's. */
    public Optional<ServiceAccount> serviceAccountOf(String projectId, String email) {
        return serviceAccounts()
                .find(email)
                .filter(account -> account.projectId().equals(projectId));
    }

    /** Domain-wide delegations by {@link #delegationKey}. */
    public Table<Delegation> delegations() {
        return store.table(new Kind<>("delegations", Delegation.class, WORLD));
    }

    /** The key of a delegation. */
    public static String delegationKey(String clientId, String domain) {
        return clientId + "|" + domain;
    }

    /** Rules that keep apps away from accounts, by the domain or address they protect. */
    public Table<AccessPolicy> accessPolicies() {
        return store.table(new Kind<>("accessPolicies", AccessPolicy.class, WORLD));
    }

    /** After what time users must sign in again, by the Workspace domain. */
    public Table<SessionControl> sessionControls() {
        return store.table(new Kind<>("sessionControls", SessionControl.class, WORLD));
    }

    /** Whose tokens workloads may exchange, by the provider's resource name. */
    public Table<WorkloadProvider> workloadProviders() {
        return store.table(new Kind<>("workloadProviders", WorkloadProvider.class, WORLD));
    }

    /** Workloads that exchanged a token, by how IAM policies name them. */
    public Table<WorkloadIdentity> workloadIdentities() {
        return store.table(new Kind<>("workloadIdentities", WorkloadIdentity.class, TOKENS));
    }

    /** What the APIs serve, by {@link #resourceKey}. */
    public Table<Resource> resources() {
        return store.table(new Kind<>("resources", Resource.class, WORLD));
    }

    /** The key of a resource; with an empty id, the prefix of all of that owner's. */
    public static String resourceKey(String collection, String owner, String id) {
        return collection + "|" + owner + "|" + id;
    }

    /**
     * Counts a use within the minute of this moment.
     *
     * @param of whose use of what: a project, a service, perhaps a user
     * @return how many there were in this minute, with this one
     */
    public int countInMinute(Instant now, String... of) {
        String minute = Long.toString(now.getEpochSecond() / 60);
        return store.table(new Kind<>("quotaUses", Integer.class, SHORT_LIVED))
                .merge(minute + "|" + String.join("|", of), 0, before -> before + 1);
    }

    /** Grants by {@link #grantKey}. */
    public Table<Grant> grants() {
        return store.table(new Kind<>("grants", Grant.class, WORLD));
    }

    /** Who ever allowed an app something sensitive, by project and user. */
    public Table<AppUser> appUsers() {
        return store.table(new Kind<>("appUsers", AppUser.class, WORLD));
    }

    /** The key of a grant: one per user and project. */
    public static String grantKey(String userSub, String projectId) {
        return userSub + "|" + projectId;
    }

    /** The living grant of this id, if it was not revoked. */
    public Optional<Grant> livingGrant(String grantId, String userSub, String projectId) {
        return grants().find(grantKey(userSub, projectId))
                .filter(grant -> grant.id().equals(grantId));
    }

    /** Living authorization codes by the hash of the code. */
    public Table<AuthorizationCode> codes() {
        return store.table(new Kind<>("codes", AuthorizationCode.class, SHORT_LIVED));
    }

    /** Codes that were presented, by the hash of the code. */
    public Table<SpentCode> spentCodes() {
        return store.table(new Kind<>("spentCodes", SpentCode.class, SHORT_LIVED));
    }

    /** Assertions by which clients showed who they are, by the hash of client and {@code jti}. */
    public Table<SpentAssertion> spentAssertions() {
        return store.table(new Kind<>("spentAssertions", SpentAssertion.class, SHORT_LIVED));
    }

    /** Access tokens by the hash of the token. */
    public Table<AccessToken> accessTokens() {
        return store.table(new Kind<>("accessTokens", AccessToken.class, TOKENS));
    }

    /** Refresh tokens by the hash of the token. */
    public Table<RefreshToken> refreshTokens() {
        return store.table(new Kind<>("refreshTokens", RefreshToken.class, TOKENS));
    }

    /** Which refresh tokens live, by {@link #grantKey}-like key of user and client. */
    public Table<RefreshQuota> refreshQuotas() {
        return store.table(new Kind<>("refreshQuotas", RefreshQuota.class, TOKENS));
    }

    /** Devices that wait for their user, by the hash of the device code. */
    public Table<DeviceAuthorization> deviceAuthorizations() {
        return store.table(new Kind<>("deviceAuthorizations", DeviceAuthorization.class, SHORT_LIVED));
    }

    /** User codes of those devices, by their letters. */
    public Table<UserCode> userCodes() {
        return store.table(new Kind<>("userCodes", UserCode.class, SHORT_LIVED));
    }

    /** Browsers at the pages of the device flow, by the hash of the visit's id. */
    public Table<DeviceVisit> deviceVisits() {
        return store.table(new Kind<>("deviceVisits", DeviceVisit.class, SHORT_LIVED));
    }

    /** Grants and refresh tokens that ended before their time: by the grant's id, or by the hash of the token. */
    public Table<Ending> endings() {
        return store.table(new Kind<>("endings", Ending.class, TOKENS));
    }

    /** Authorization requests that wait for the user's answer, by the hash of their id. */
    public Table<PendingAuthorization> pendingAuthorizations() {
        return store.table(new Kind<>("pendingAuthorizations", PendingAuthorization.class, SHORT_LIVED));
    }

    /** Browser sessions by the hash of the cookie. */
    public Table<Session> sessions() {
        return store.table(new Kind<>("sessions", Session.class, SHORT_LIVED));
    }
}
