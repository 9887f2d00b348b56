package dev.understudy.server.model;

import java.util.List;

/**
 * A whole world to start from: the Java API, the scenario file and the lab's import are all this one value.
 *
 * @param users the accounts
 * @param projects the projects
 * @param clients the OAuth clients
 * @param serviceAccounts the service accounts
 * @param delegations the domain-wide delegations
 * @param resources what the APIs serve
 * @param accessPolicies rules that keep apps away from accounts
 * @param sessionControls after what time users must sign in again
 * @param workloadProviders whose tokens workloads may exchange
 */
public record Scenario(
        List<User> users,
        List<Project> projects,
        List<OAuthClient> clients,
        List<ServiceAccount> serviceAccounts,
        List<Delegation> delegations,
        List<Resource> resources,
        List<AccessPolicy> accessPolicies,
        List<SessionControl> sessionControls,
        List<WorkloadProvider> workloadProviders) {

    /** A world in which nothing is. */
    public static final Scenario EMPTY = new Scenario(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Scenario {
        users = List.copyOf(users);
        projects = List.copyOf(projects);
        clients = List.copyOf(clients);
        serviceAccounts = List.copyOf(serviceAccounts);
        delegations = List.copyOf(delegations);
        resources = List.copyOf(resources);
        accessPolicies = List.copyOf(accessPolicies);
        sessionControls = List.copyOf(sessionControls);
        workloadProviders = List.copyOf(workloadProviders);
    }

    /** A world without policies of administrators and workloads from elsewhere. */
    public Scenario(
            List<User> users,
            List<Project> projects,
            List<OAuthClient> clients,
            List<ServiceAccount> serviceAccounts,
            List<Delegation> delegations,
            List<Resource> resources) {
        this(users, projects, clients, serviceAccounts, delegations, resources, List.of(), List.of(), List.of());
    }

    /** The world that a fake starts with unless told otherwise. */
    public static Scenario demo() {
        return DemoWorld.scenario();
    }
}
