package dev.understudy.server;

import dev.understudy.server.iam.TokenExchange;
import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AccountState;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.Status;
import dev.understudy.server.model.User;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.store.Records;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What administrators of accounts and of Google Cloud do, while the fake runs. Everything takes effect at once. */
public final class AdminConsole {

    private final Records records;

    AdminConsole(Records records) {
        this.records = records;
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
    public void setAccessPolicy(AccessPolicy policy) {
        records.accessPolicies().put(policy.appliesTo(), policy);
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
        TokenExchange.check(provider);
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
