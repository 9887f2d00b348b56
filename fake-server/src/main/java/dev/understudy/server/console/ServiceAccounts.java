package dev.understudy.server.console;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.store.Records;
import java.util.List;
import java.util.regex.Pattern;

/** Creates service accounts by the console's rules. */
final class ServiceAccounts {

    /** Google's rule (IAM, "Create service accounts"; from memory). */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");

    private final Records records;
    private final Ids ids;

    ServiceAccounts(Records records, Ids ids) {
        this.records = records;
        this.ids = ids;
    }

    ServiceAccount create(Project project, String name, String displayName) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A service account ID has 6 to 30 lower-case letters, digits or hyphens,"
                    + " begins with a letter and does not end with a hyphen.");
        }
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
