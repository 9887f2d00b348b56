package dev.understudy.server.store;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;

/** Whether what a project owns may be used: of a project that was shut down, all is as good as deleted. */
public final class InUse {

    private InUse() {}

    /** Whether a client may be used. */
    public static Status of(Records records, OAuthClient client) {
        return records.isShutDown(client.projectId()) ? Status.DELETED : client.status();
    }

    /** Whether a service account may be used. */
    public static Status of(Records records, ServiceAccount account) {
        return records.isShutDown(account.projectId()) ? Status.DELETED : account.status();
    }
}
