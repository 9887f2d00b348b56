package dev.understudy.server.console;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AccountState;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.Status;
import dev.understudy.server.model.User;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What administrators of accounts and of Google Cloud do, while the fake runs. Everything takes effect at once. */
public final class AdminConsole {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@|]+@[A-Za-z0-9.-]+");

    private final Records records;
    private final Consumer<WorkloadProvider> providerCheck;

    /**
     * The console over these records.
     *
     * @param providerCheck what throws {@link ScenarioProblem} for a provider that is not understood
     */
    public AdminConsole(Records records, Consumer<WorkloadProvider> providerCheck) {
        this.records = records;
        this.providerCheck = providerCheck;
    }

    /**
     * Creates an account: of a Workspace domain if one is given, else a consumer's.
     *
     * @throws IllegalArgumentException if the address is none, or is taken
     */
    public User createAccount(String email, String name, Optional<String> domain) {
        if (!ADDRESS.matcher(email).matches()) {
            throw new IllegalArgumentException("\"" + email + "\" is no e-mail address.");
        }
        if (records.userByEmail(email).isPresent()) {
            throw new IllegalArgumentException("There is an account " + email + " already.");
        }
        var added = ScenarioFile.parse(
                "account",
                Json.compact(Map.of(
                        "users",
                        List.of(
                                domain.isPresent()
                                        ? Map.of("email", email, "name", name, "domain", domain.get())
                                        : Map.of("email", email, "name", name)))));
        records.add(added);
        return added.users().get(0);
    }

    /**
     * Restricts an account, forbids it the service, or brings it back.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public void setState(String email, AccountState state) {
        records.users().update(user(email).sub(), user -> user.withState(state));
    }

    /**
     * Deletes an account. What it granted stays written down, so that Google's error can say what happened.
     *
     * @throws IllegalArgumentException if there is no such account
     */
    public void deleteAccount(String email) {
        records.users().take(user(email).sub());
    }

    /** Blocks the apps that the policy does not trust, in place of any policy for the same domain or address. */
    public void protect(AccessPolicy policy) {
        records.accessPolicies().put(policy.appliesTo(), policy);
    }

    /** Ends the policy for a domain or an address. */
    public void endProtection(String appliesTo) {
        records.accessPolicies().take(appliesTo);
    }

    /** Makes the users of a Workspace domain sign in again after this time before apps may use Google Cloud. */
    public void requireSignIn(String domain, Duration after) {
        records.sessionControls().put(domain, new SessionControl(domain, after, Set.of()));
    }

    /**
     * Gives an account a role on a service account, such as {@code roles/iam.serviceAccountTokenCreator}. From the first
     * role on nobody without one may act in its name.
     *
     * @throws IllegalArgumentException if there is no such service account
     */
    public void grantRole(String serviceAccount, String role, String member) {
        change(serviceAccount, account -> account.withIam(account.iam().with(role, member)));
    }

    /**
     * Disables or deletes a service account, or brings it back.
     *
     * @throws IllegalArgumentException if there is no such service account
     */
    public void setStatus(String serviceAccount, Status status) {
        change(serviceAccount, account -> account.withStatus(status));
    }

    /**
     * Lets workloads exchange the tokens of this provider.
     *
     * @throws ScenarioProblem if its keys or its condition are not understood
     */
    public void trust(WorkloadProvider provider) {
        providerCheck.accept(provider);
        records.workloadProviders().put(provider.resourceName(), provider);
    }

    private User user(String email) {
        return records.userByEmail(email)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + email + "."));
    }

    private void change(String email, UnaryOperator<ServiceAccount> change) {
        Optional<ServiceAccount> changed = records.serviceAccounts().update(email, change);
        if (changed.isEmpty()) {
            throw new IllegalArgumentException("There is no service account " + email + ".");
        }
    }
}
