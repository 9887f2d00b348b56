package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.store.Records;
import java.util.List;

/** Creates service accounts by the console's rules. */
final class ServiceAccounts {

    private final Records records;
    private final Ids ids;

    ServiceAccounts(Records records, Ids ids) {
        this.records = records;
        this.ids = ids;
    }

    ServiceAccount create(Project project, String name, String displayName) {
        Ids.check("A service account ID", name);
        String email = name + "@" + project.id() + ".iam.gserviceaccount.com";
        if (records.serviceAccounts().find(email).isPresent()) {
            throw new IllegalArgumentException("There is a service account " + email + " already.");
        }
        var account = new ServiceAccount(
                email, ids.digits(21), project.id(), displayName.isEmpty() ? name : displayName, List.of());
        records.serviceAccounts().put(email, account);
        return account;
    }
}
