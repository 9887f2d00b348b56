package dev.understudy.server.console;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.OpaqueTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a developer does in the API Console, while the fake runs. Everything takes effect at once. */
public final class ApiConsole {

    /** Google's limit for an app in Testing. */
    public static final int MAX_TEST_USERS = 100;

    /** How long a deleted client or project can be brought back. */
    public static final Duration RESTORABLE = Duration.ofDays(30);

    private final Records records;
    private final Ids ids;
    private final Projects projects;
    private final OAuthClients clients;
    private final ServiceAccounts accounts;

    /** The console over these records, with ids from these tokens. */
    public ApiConsole(Records records, OpaqueTokens tokens, Clock clock) {
        this.records = records;
        this.ids = new Ids(tokens);
        this.projects = new Projects(records, ids, clock);
        this.clients = new OAuthClients(records, ids, clock);
        this.accounts = new ServiceAccounts(records, ids);
    }

    /**
     * Creates a project as Google does: nothing enabled, its app External, in Testing, not verified, and named after the
     * project's number until somebody names it.
     *
     * @throws IllegalArgumentException if the id is none by Google's rules, or is taken
     */
    public Project createProject(String id) {
        return projects.create(id);
    }

    /**
     * Shuts a project down, as Google's page of its settings does (from memory): at once nothing of it can be used,
     * neither clients nor service accounts, API keys and access tokens. Nothing of it is lost: within {@link
     * #RESTORABLE}, by the project's time, it can be restored. Its id stays taken.
     *
     * @throws IllegalArgumentException if there is no such project, or it is shut down already
     */
    public void shutDownProject(String id) {
        projects.shutDown(id);
    }

    /**
     * Brings a project back that was shut down, with everything that it had.
     *
     * @throws IllegalArgumentException if it was not shut down, or longer than {@link #RESTORABLE} ago
     */
    public void restoreProject(String id) {
        projects.restore(id);
    }

    /** Enables an API in a project, by its service name such as {@code drive}. */
    public void enableApi(String projectId, String api) {
        changeApis(projectId, apis -> with(apis, api));
    }

    /** Disables an API in a project. */
    public void disableApi(String projectId, String api) {
        changeApis(projectId, apis -> without(apis, api));
    }

    /** Takes the app of a project back to Testing: test users only, and refresh tokens live seven days. */
    public void putInTesting(String projectId) {
        changeScreen(projectId, screen -> screen.withPublishing(ConsentScreen.Publishing.TESTING));
    }

    /** Publishes the app of a project. */
    public void publish(String projectId) {
        changeScreen(projectId, screen -> screen.withPublishing(ConsentScreen.Publishing.IN_PRODUCTION));
    }

    /**
     * Lets an account use the app while it is in Testing.
     *
     * @throws IllegalArgumentException beyond {@link #MAX_TEST_USERS}
     */
    public void addTestUser(String projectId, String email) {
        addTestUsers(projectId, Set.of(email));
    }

    /**
     * Lets accounts use the app while it is in Testing: all of them, or none.
     *
     * @throws IllegalArgumentException beyond {@link #MAX_TEST_USERS}
     */
    public void addTestUsers(String projectId, Collection<String> emails) {
        changeScreen(projectId, screen -> {
            var users = new HashSet<>(screen.testUsers());
            users.addAll(emails);
            if (users.size() > MAX_TEST_USERS) {
                throw new IllegalArgumentException("An app in Testing has " + MAX_TEST_USERS
                        + " test users at most: these would be " + users.size() + ".");
            }
            return screen.withTestUsers(users);
        });
    }

    /** Takes an account off the test users. */
    public void removeTestUser(String projectId, String email) {
        changeScreen(projectId, screen -> screen.withTestUsers(without(screen.testUsers(), email)));
    }

    /**
     * Creates a client; a type that has a secret gets one.
     *
     * @param redirectUris for a Web client, by the console's rules
     * @throws IllegalArgumentException with the console's sentence if it refuses a redirect URI
     */
    public OAuthClient createClient(String projectId, ClientType type, String name, List<String> redirectUris) {
        return clients.create(projects.require(projectId), type, name, redirectUris);
    }

    /** Changes a client by the console's rules, and makes new secrets. */
    public OAuthClients clients() {
        return clients;
    }

    /** Registers the origins of a Web client's scripts: {@link OAuthClients#setJavascriptOrigins}. */
    public void setJavascriptOrigins(String clientId, List<String> origins) {
        clients.setJavascriptOrigins(clientId, origins);
    }

    /** Deletes a client; within {@link #RESTORABLE} it can be restored. */
    public void deleteClient(String clientId) {
        clients.delete(clientId);
    }

    /** Disables a client. */
    public void disableClient(String clientId) {
        clients.disable(clientId);
    }

    /** Brings a deleted or disabled client back: {@link OAuthClients#restore}. */
    public void restoreClient(String clientId) {
        clients.restore(clientId);
    }

    /** Makes the server sign for a client under another name: {@link OAuthClients#setIssuer}. */
    public void setIssuer(String clientId, Optional<String> issuer) {
        clients.setIssuer(clientId, issuer);
    }

    /**
     * Creates a service account without keys.
     *
     * @param name what stands before the {@code @} of its address
     * @throws IllegalArgumentException if the name is none by Google's rules, or is taken
     */
    public ServiceAccount createServiceAccount(String projectId, String name, String displayName) {
        return accounts.create(projects.require(projectId), name, displayName);
    }

    /** Delegates domain-wide authority to a service account, by its numeric id, in place of any it had there. */
    public void delegate(String clientId, String domain, Collection<String> scopes) {
        records.delegations()
                .put(Records.delegationKey(clientId, domain), new Delegation(clientId, domain, Set.copyOf(scopes)));
    }

    /** Ends a delegation. */
    public void endDelegation(String clientId, String domain) {
        records.delegations().take(Records.delegationKey(clientId, domain));
    }

    /**
     * Creates an API key.
     *
     * @param apis the APIs it is restricted to, by service name; none: all of the project's
     */
    public ApiKey createApiKey(String projectId, String name, Collection<String> apis) {
        var key = new ApiKey("AIzaFAKE-" + ids.letters(30), name, Set.copyOf(apis), Status.ACTIVE);
        changeProject(projectId, project -> {
            var keys = new ArrayList<>(project.apiKeys());
            keys.add(key);
            return project.withApiKeys(keys);
        });
        return key;
    }

    /** Deletes an API key. */
    public void deleteApiKey(String projectId, String key) {
        changeProject(
                projectId,
                project -> project.withApiKeys(project.apiKeys().stream()
                        .filter(old -> !old.key().equals(key))
                        .toList()));
    }

    /** Limits what a project may ask of an API, by its service name; {@link Quota#UNLIMITED} ends the limit. */
    public void limit(String projectId, String api, Quota quota) {
        changeProject(projectId, project -> {
            var quotas = new HashMap<>(project.quotas());
            quotas.put(api, quota);
            return project.withQuotas(quotas);
        });
    }

    /** Gives an account a role in a project, such as {@code roles/viewer}; the first one ends that all may see it. */
    public void grantRole(String projectId, String role, String email) {
        changeProject(projectId, project -> project.withIam(project.iam().with(role, email)));
    }

    /** Takes a role from an account. */
    public void revokeRole(String projectId, String role, String email) {
        changeProject(projectId, project -> project.withIam(project.iam().without(role, email)));
    }

    /** Switches services of an account off, such as {@code calendar}, and all others on. */
    public void switchOff(String email, String... services) {
        String sub = records.userByEmail(email)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + email + "."))
                .sub();
        records.users().update(sub, user -> user.withServicesOff(Set.of(services)));
    }

    private void changeApis(String projectId, UnaryOperator<Set<String>> change) {
        changeProject(projectId, project -> project.withEnabledApis(change.apply(project.enabledApis())));
    }

    /** Changes whatever else the consent screen of a project says: user type, verification, declared scopes, names. */
    public void changeScreen(String projectId, UnaryOperator<ConsentScreen> change) {
        changeProject(projectId, project -> project.withConsentScreen(change.apply(project.consentScreen())));
    }

    private void changeProject(String projectId, UnaryOperator<Project> change) {
        projects.require(projectId);
        records.projects().update(projectId, change);
    }

    private static Set<String> with(Set<String> set, String value) {
        var more = new HashSet<>(set);
        more.add(value);
        return more;
    }

    private static Set<String> without(Set<String> set, String value) {
        var fewer = new HashSet<>(set);
        fewer.remove(value);
        return fewer;
    }
}
