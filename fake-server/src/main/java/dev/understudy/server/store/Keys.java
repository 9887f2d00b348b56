package dev.understudy.server.store;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.User;
import dev.understudy.server.model.WorkloadProvider;

/** Under which key each record of a world is kept. */
final class Keys {

    private Keys() {}

    static String user(User user) {
        return user.sub();
    }

    static String project(Project project) {
        return project.id();
    }

    static String client(OAuthClient client) {
        return client.id();
    }

    static String account(ServiceAccount account) {
        return account.email();
    }

    static String delegation(Delegation delegation) {
        return Records.delegationKey(delegation.clientId(), delegation.domain());
    }

    static String policy(AccessPolicy policy) {
        return policy.appliesTo();
    }

    static String control(SessionControl control) {
        return control.domain();
    }

    static String provider(WorkloadProvider provider) {
        return provider.resourceName();
    }

    static String resource(Resource resource) {
        return Records.resourceKey(resource.collection(), resource.owner(), resource.id());
    }
}
