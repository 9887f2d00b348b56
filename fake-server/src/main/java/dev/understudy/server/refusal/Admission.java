package dev.understudy.server.refusal;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AppUser;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.Status;
import dev.understudy.server.model.User;
import dev.understudy.server.store.InUse;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Collection;

/** Who may ask, and whose account: the same rules for browsers and for devices. */
public final class Admission {

    private final Records records;

    /** The rules of the clients, projects and accounts in these records. */
    public Admission(Records records) {
        this.records = records;
    }

    /**
     * The client of this id.
     *
     * @throws Refusal if there is none, or it was deleted or disabled
     */
    public OAuthClient client(String id) {
        var client = records.clients()
                .find(id)
                .orElseThrow(() ->
                        unknown("No client has the id " + id + ": it was mistyped, or belongs to another server."));
        var status = InUse.of(records, client);
        if (status == Status.DELETED) {
            throw Refusals.deletedClient().noting(new Fact("client", id));
        }
        if (status == Status.DISABLED) {
            throw Refusals.disabledClient().noting(new Fact("client", id));
        }
        return client;
    }

    /**
     * The project of a client.
     *
     * @throws Refusal if there is none
     */
    public Project project(OAuthClient client) {
        return records.projects()
                .find(client.projectId())
                .orElseThrow(() -> unknown("The client's project " + client.projectId() + " does not exist."));
    }

    /**
     * Whether an app may ask this user: what Google looks at last, once it is known who the user is.
     *
     * @param scopes the canonical scopes asked for
     * @param params the request, parts of which Google repeats
     * @throws Refusal for another organization's internal app, for an app in Testing, by an access policy, and for
     *     scopes that this account cannot grant
     */
    public void check(OAuthClient client, Collection<String> scopes, User user, Params params) {
        try {
            var screen = project(client).consentScreen();
            checkOrganization(screen, user, params);
            checkTester(screen, user, params);
            records.accessPolicies()
                    .all()
                    .filter(policy -> policy.protects(user))
                    .filter(policy -> !policy.trustedClients().contains(client.id()))
                    .forEach(policy -> checkPolicy(policy, scopes, user));
            checkGrantable(scopes, user);
        } catch (Refusal refusal) {
            throw refusal.noting(new Fact("client", client.id())).noting(new Fact("user", user.email()));
        }
    }

    /**
     * Whether users are warned of the app: it asks for something that Google reviews, and Google has not verified the
     * app or the developer has not declared that scope. Nobody is warned within a company.
     */
    public static boolean warnsOf(Project project, Collection<String> scopes) {
        var screen = project.consentScreen();
        return screen.internalTo().isEmpty()
                && scopes.stream()
                        .filter(Scopes::isSensitive)
                        .anyMatch(scope -> !screen.verified() || !screen.declares(scope));
    }

    /**
     * Whether Google does not let this user go on at all: the app is not verified, and asks for a sensitive scope that
     * it has not declared, or has as many users as such an app may have.
     */
    public boolean blocks(Project project, Collection<String> scopes, User user) {
        var screen = project.consentScreen();
        if (screen.verified() || !warnsOf(project, scopes)) {
            return false;
        }
        return screen.publishing() == ConsentScreen.Publishing.IN_PRODUCTION
                && (scopes.stream().filter(Scopes::isSensitive).anyMatch(scope -> !screen.declares(scope))
                        || isFull(project, user));
    }

    /**
     * Whether this user may allow an app all or nothing: at a company that trusts the client, or has delegated its
     * authority to it (Google, granular permissions).
     */
    public boolean isAllOrNothing(OAuthClient client, User user) {
        boolean trusted = records.accessPolicies()
                .all()
                .filter(policy -> policy.kind() == AccessPolicy.Kind.ADMINISTRATOR && policy.protects(user))
                .anyMatch(policy -> policy.trustedClients().contains(client.id()));
        return trusted
                || user.hostedDomain()
                        .flatMap(domain -> records.delegations().find(Records.delegationKey(client.id(), domain)))
                        .isPresent();
    }

    /** Who ever allowed the app something sensitive counts, for good (Google, "Unverified apps"). */
    private boolean isFull(Project project, User user) {
        var others = records.appUsers()
                .under(project.id() + "|")
                .map(AppUser::userSub)
                .toList();
        return !others.contains(user.sub())
                && others.size() >= project.consentScreen().userCap();
    }

    private static Refusal unknown(String why) {
        return Refusals.unknownClient().explained(why);
    }

    private static void checkOrganization(ConsentScreen screen, User user, Params params) {
        var domain = screen.internalTo();
        if (domain.isPresent() && !domain.equals(user.hostedDomain())) {
            throw Refusals.otherOrganization(params)
                    .explained("The app is Internal to " + domain.get() + ", and " + user.email()
                            + " does not belong there.");
        }
    }

    private static void checkTester(ConsentScreen screen, User user, Params params) {
        if (screen.internalTo().isEmpty()
                && screen.publishing() == ConsentScreen.Publishing.TESTING
                && screen.testUsers().stream().noneMatch(user.email()::equalsIgnoreCase)) {
            throw Refusals.noTester(screen.appName(), params)
                    .explained("The app's publishing status is Testing, and " + user.email()
                            + " is not one of its test users.");
        }
    }

    private static void checkPolicy(AccessPolicy policy, Collection<String> scopes, User user) {
        boolean administrator = policy.kind() == AccessPolicy.Kind.ADMINISTRATOR;
        if (administrator && !Scopes.areIdentityOnly(scopes)) {
            throw Refusals.restricted(policy.appliesTo())
                    .explained("The administrator of " + policy.appliesTo() + " does not trust this client.");
        }
        if (!administrator && Scopes.areSensitive(scopes)) {
            throw Refusals.advancedProtection().explained(user.email() + " is in the Advanced Protection Program.");
        }
    }

    /** Which scopes only a company's account can grant is from memory. */
    private static void checkGrantable(Collection<String> scopes, User user) {
        var hidden = scopes.stream()
                .filter(scope ->
                        Scopes.find(scope).filter(Scope::isForWorkspace).isPresent())
                .toList();
        if (!hidden.isEmpty() && !user.isWorkspace()) {
            throw Refusal.of(OAuthError.INVALID_SCOPE, "Some requested scopes cannot be shown: " + hidden)
                    .explained(
                            user.email() + " is no Workspace account, and only such accounts can grant these scopes.");
        }
    }
}
